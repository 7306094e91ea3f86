package no.stedsvekst.jobs.testing.norway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Known answers of the groups of municipalities, in the codes of 2024. */
@EnabledIfEnvironmentVariable(
    named = OfficialFigures.VARIABLE,
    matches = ".+",
    disabledReason = "no official figures were given")
class OfficialGroupsTest {
  @Test
  void groupsHoldEveryMunicipalityOnce(@TempDir Path folder) throws IOException {
    OfficialLanding.in(folder).write(OfficialTable.MUNICIPALITY, OfficialTable.MUNICIPALITY_GROUP);
    LandedFigures landed = new LandedFigures(folder);
    Map<String, Set<String>> members = new TreeMap<>();
    Map<String, Map<String, Set<String>>> groups = new TreeMap<>();
    landed.each(
        "municipality_group",
        row -> {
          String set = row.text("group_set");
          assertTrue(
              members.computeIfAbsent(set, key -> new TreeSet<>()).add(row.text("municipality")));
          groups
              .computeIfAbsent(set, key -> new TreeMap<>())
              .computeIfAbsent(row.text("group_code"), key -> new TreeSet<>())
              .add(row.text("municipality"));
        });
    members.values().forEach(all -> assertEquals(landed.codesOf(2024), all));
    assertEquals(159, groups.get("labour_market_region").size());
    Map<String, Set<String>> stable = groups.get("stable_2017_2024");
    assertEquals(353, stable.size());
    assertEquals(Set.of("1508", "1580"), stable.get("1508"));
    assertEquals(Set.of("1806", "1875"), stable.get("1806"));
    assertEquals(Set.of("5055", "5056", "5059"), stable.get("5055"));
  }
}
