package no.stedsvekst.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MigrationModelTest {
  @Test
  void eachModelOfTheBookAddsToTheOneBefore() {
    assertEquals(List.of("vra", "vra_1", "vra_2"), terms("v1"));
    assertEquals(List.of("vra", "vra_1", "vra_2", "centrality"), terms("book2019"));
    assertEquals(List.of("vra", "vra_1", "vra_2", "centrality_jobs"), terms("v3"));
    assertEquals(List.of("vra", "vra_1", "vra_2", "centrality_jobs", "ds"), terms("book2022"));
    assertEquals(6, terms("book2022_students").size());
    assertEquals(8, terms("book2018").size());
    assertEquals(List.of("culture"), MigrationModel.named("culture_4").get().covariates());
    assertEquals(List.of(), MigrationModel.named("book2022").get().covariates());
    assertEquals(Optional.empty(), MigrationModel.named("book2020"));
  }

  @Test
  void aFormulaIsAModelOfItsOwn() {
    MigrationModel model =
        MigrationModel.ofFormula("net_migration_excess ~ vra + vra_1+centrality_jobs + snow").get();
    assertEquals(List.of("vra", "vra_1", "centrality_jobs", "snow"), model.terms());
    assertEquals(List.of("snow"), model.covariates());
    assertTrue(model.name().startsWith("user:"));
    assertEquals(
        model,
        MigrationModel.ofFormula("net_migration_excess~vra+vra_1+centrality_jobs+snow").get());
    assertNotEquals(
        model.name(), MigrationModel.ofFormula("net_migration_excess ~ vra").get().name());
  }

  @Test
  void whatIsLeftCanBeExplainedToo() {
    MigrationModel model = MigrationModel.ofFormula("residual ~ culture").get();
    assertEquals("residual", model.response());
    assertNotEquals(
        model.name(), MigrationModel.ofFormula("net_migration_excess ~ culture").get().name());
  }

  @Test
  void whatIsNoFormulaIsNone() {
    for (String text :
        List.of(
            "", "vra", "y ~ vra", "net_migration_excess ~", "net_migration_excess ~ vra * ds")) {
      assertEquals(Optional.empty(), MigrationModel.ofFormula(text), text);
    }
  }

  private static List<String> terms(String name) {
    return MigrationModel.named(name).orElseThrow().terms();
  }
}
