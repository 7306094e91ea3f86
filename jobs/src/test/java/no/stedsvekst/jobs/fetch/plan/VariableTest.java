package no.stedsvekst.jobs.fetch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import no.stedsvekst.jobs.fetch.stat.Axis;
import org.junit.jupiter.api.Test;

/** Which values of a variable are wanted, and what they stand for. */
class VariableTest {
  private final List<String> problems = new ArrayList<>();

  private Optional<Map<String, String>> chosen(String wanted, Axis axis) {
    return new Variable(axis.code(), Role.AGE, wanted).chosen(axis, problems);
  }

  private static Axis labelled(String unit, String... codesAndLabels) {
    Map<String, String> labels = new LinkedHashMap<>();
    Map<String, String> units = new LinkedHashMap<>();
    for (int index = 0; index < codesAndLabels.length; index += 2) {
      labels.put(codesAndLabels[index], codesAndLabels[index + 1]);
      units.put(codesAndLabels[index], unit);
    }
    return new Axis("X", "x", List.copyOf(labels.keySet()), labels, units);
  }

  @Test
  void codesStandForWhatFollowsTheEqualsSign() {
    Axis sexes = Axis.of("Kjonn", List.of("0", "2", "1"));
    assertEquals(Optional.of(Map.of("1", "M", "2", "F")), chosen("1=M 2=F", sexes));
    assertEquals(Optional.of(Map.of("0", "0")), chosen("0", sexes));
    assertEquals(Optional.empty(), chosen("1=M 3=F", sexes));
    assertEquals(List.of("it has no value 3 of Kjonn"), problems);
  }

  @Test
  void singleYearsOfAgeAreToldFromSums() {
    Axis ages =
        Axis.of("Alder", List.of("999A", "000", "001", "000-001", "002", "003+", "004", "F03"));
    assertEquals(
        Optional.of(Map.of("000", "0", "001", "1", "002", "2", "003+", "3")),
        chosen("single", ages));
    assertEquals(Optional.empty(), chosen("single", Axis.of("Alder", List.of("15-19"))));
  }

  @Test
  void theNarrowestGroupsAreNotOthersPutTogether() {
    Axis ages =
        Axis.of(
            "Alder", List.of("15-74", "15-19", "20-66", "67-74", "20-39", "40-66", "15-66", "all"));
    assertEquals(
        List.of("15-19", "20-39", "40-66", "67-74"),
        List.copyOf(chosen("groups", ages).orElseThrow().keySet()));
  }

  @Test
  void theAlternativeStandsInBrackets() {
    Axis good = labelled("", "Personer", "Hovedalternativet (MMMM)", "Personer1", "Lav (LLML)");
    assertEquals(
        Optional.of(Map.of("Personer", "MMMM", "Personer1", "LLML")), chosen("brackets", good));
    assertEquals(Optional.empty(), chosen("brackets", labelled("", "Personer3", "Et alternativ")));
    assertTrue(problems.get(0).contains("does not end with its alternative in brackets"));
  }

  @Test
  void oneMeasureIsPerCent() {
    assertEquals(
        Optional.of(Map.of("B", "percent")),
        chosen("percent", labelled("", "A", "Sysselsatte", "B", "Sysselsatte (prosent)")));
    assertEquals(Optional.empty(), chosen("percent", labelled("prosent", "A", "a", "B", "b")));
  }

  @Test
  void timeIsAYearOrItsFourthQuarter() {
    assertEquals(OptionalInt.of(2024), Years.of("2024"));
    assertEquals(OptionalInt.of(2024), Years.of("2024K4"));
    for (String other : List.of("2024K1", "2024M06", "2024U35", "2024-2028")) {
      assertEquals(OptionalInt.empty(), Years.of(other), other);
    }
  }
}
