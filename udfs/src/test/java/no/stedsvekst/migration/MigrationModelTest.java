package no.stedsvekst.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import no.stedsvekst.migration.MigrationModel.Covariate;
import org.junit.jupiter.api.Test;

class MigrationModelTest {
  @Test
  void aModelIsFoundByItsName() {
    assertEquals("book2019", MigrationModel.named("book2019").orElseThrow().name());
    assertTrue(MigrationModel.named("BOOK2019").isEmpty());
    assertEquals(List.of("v1", "book2019", "v3"), MigrationModel.names());
  }

  @Test
  void onlyCentralityIsCentred() {
    List<String> centred =
        MigrationModel.named("book2019").orElseThrow().covariates().stream()
            .filter(Covariate::isCentred)
            .map(Covariate::column)
            .toList();
    assertEquals(List.of("centrality"), centred);
  }
}
