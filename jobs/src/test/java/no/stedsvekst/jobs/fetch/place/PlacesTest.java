package no.stedsvekst.jobs.fetch.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import no.stedsvekst.jobs.fetch.place.Klass.Change;
import no.stedsvekst.jobs.fetch.stat.Axis;
import no.stedsvekst.jobs.fetch.stat.UnreadableAnswer;
import org.junit.jupiter.api.Test;

/** Codes of municipalities in their years, and what became of them. */
class PlacesTest {
  private final Places places = new Places();

  private static Axis region(String... codesAndLabels) {
    Map<String, String> labels = new java.util.LinkedHashMap<>();
    for (int index = 0; index < codesAndLabels.length; index += 2) {
      labels.put(codesAndLabels[index], codesAndLabels[index + 1]);
    }
    return new Axis("Region", "region", List.copyOf(labels.keySet()), labels, Map.of());
  }

  @Test
  void aCodeHoldsOnTheFirstOfJanuary() {
    places.add("1567", "Rindal", "1838-01-01", "2019-01-01");
    places.add("5061", "Rindal", "2019-01-01", "");
    places.add("1103", "Stavanger", "2000-06-15", "2002-03-01");
    places.add("9999", "Uoppgitt", "1838-01-01", "");
    assertTrue(places.holds("1567", 2018));
    assertFalse(places.holds("1567", 2019));
    assertTrue(places.holds("5061", 2019));
    assertFalse(places.holds("1103", 2000));
    assertTrue(places.holds("1103", 2002));
    assertFalse(places.holds("1103", 2003));
    assertFalse(places.holds("9999", 2019));
  }

  @Test
  void whatOnlyGotAnotherNameIsOne() {
    places.add("5025", "Røros", "2018-01-01", "2023-01-01");
    places.add("5025", "Røros - Rossen", "2023-01-01", "");
    places.add("0704", "Tønsberg", "1838-01-01", "1900-01-01");
    places.add("0704", "Tønsberg", "1988-01-01", "2020-01-01");
    assertEquals(
        List.of("0704 1838-1900", "0704 1988-2020", "5025 2018-9999"),
        places.spans().stream()
            .map(span -> span.code() + " " + span.from() + "-" + span.until())
            .toList());
    assertEquals("Røros - Rossen", places.spans().get(2).name());
    assertEquals(Optional.of("Røros"), places.nameOf("5025", 2022));
  }

  /** Våle was 0716 until 2001, Re has it since: the table gives the earlier one a letter. */
  @Test
  void theEarlierBearerHasALetter() {
    places.add("0716", "Våle", "1964-01-01", "2002-01-01");
    places.add("0716", "Re", "2002-01-01", "2020-01-01");
    RegionCodes labelled =
        new RegionCodes(places, region("0716", "Re (2002-2019)", "0716u", "Våle (-2001)"));
    assertEquals(Optional.of("0716u"), labelled.inTable("0716", 2001));
    assertEquals(Optional.of("0716"), labelled.inTable("0716", 2002));
    assertEquals(Optional.of("0716"), labelled.municipality("0716u", 2001));
    assertEquals(Optional.empty(), labelled.municipality("0716u", 2002));
    assertEquals(Optional.empty(), labelled.municipality("0716", 2001));
    RegionCodes byName = new RegionCodes(places, region("0716", "Re ", "0716u", "Våle"));
    assertEquals(Optional.of("0716u"), byName.inTable("0716", 2001));
    assertEquals(Optional.of("0716"), byName.inTable("0716", 2005));
  }

  @Test
  void aLabelThatSaysOtherwiseIsNoticed() {
    places.add("1903", "Harstad", "1964-01-01", "2013-01-01");
    places.add("1903", "Harstad", "2013-01-01", "2020-01-01");
    RegionCodes regions = new RegionCodes(places, region("1903", "Harstad (2013-2019)"));
    assertTrue(regions.isContradicted("1903", 2012));
    assertFalse(regions.isContradicted("1903", 2013));
  }

  @Test
  void placesThatAreNoMunicipalityAreOutside() {
    for (String code : List.of("2111", "2211", "2300", "2399", "9999", "0199", "9900")) {
      assertTrue(RegionCodes.isOutside(code), code);
    }
    for (String code : List.of("0301", "2011", "1103", "0", "01")) {
      assertFalse(RegionCodes.isOutside(code), code);
    }
  }

  /** Ålesund of 2020 came apart again in 2024: the people of both parts are known. */
  @Test
  void aSplitIsWeighedByItsPeople() {
    places.add("1507", "Ålesund", "2020-01-01", "2024-01-01");
    places.add("1508", "Ålesund", "2024-01-01", "");
    places.add("1580", "Haram", "2024-01-01", "");
    Map<String, Double> people = Map.of("1508 2024", 58_509.0, "1580 2024", 9_357.0);
    List<SplitChange> rows =
        changes(
                List.of(
                    new Change("1507", "Ålesund", "1508", "Ålesund", 2024),
                    new Change("1507", "Ålesund", "1580", "Haram", 2024)),
                people,
                Map.of(),
                new ArrayList<>())
            .rows();
    assertEquals(0.8621, rows.get(0).weight().orElseThrow(), 0.00005);
    assertEquals(0.1379, rows.get(1).weight().orElseThrow(), 0.00005);
  }

  /** What came along whole is taken off, with what it had gained; one code lives on by itself. */
  @Test
  void wholePredecessorsAreTakenOff() {
    places.add("0704", "Tønsberg", "1988-01-01", "");
    places.add("0706", "Sandefjord", "1964-01-01", "2017-01-01");
    places.add("0720", "Stokke", "1964-01-01", "2017-01-01");
    places.add("0710", "Sandefjord", "2017-01-01", "");
    List<SplitChange> rows =
        changes(
                List.of(
                    new Change("0704", "Tønsberg", "0704", "Tønsberg", 2017),
                    new Change("0706", "Sandefjord", "0710", "Sandefjord", 2017),
                    new Change("0720", "Stokke", "0704", "Tønsberg", 2017),
                    new Change("0720", "Stokke", "0710", "Sandefjord", 2017)),
                Map.of(
                    "0704 2016", 400.0, "0706 2016", 450.0, "0704 2017", 440.0, "0710 2017", 530.0),
                Map.of("0704 2016", 10.0, "0706 2016", -10.0),
                new ArrayList<>())
            .rows();
    assertEquals(
        List.of("0706 0710 1.0", "0720 0704 0.25", "0720 0710 0.75"),
        rows.stream()
            .map(row -> row.from() + " " + row.to() + " " + row.weight().orElseThrow())
            .toList());
  }

  @Test
  void whatCannotBeSettledIsToldAndLeftOpen() {
    places.add("1850", "Tysfjord", "1869-01-01", "2020-01-01");
    places.add("1806", "Narvik", "2020-01-01", "");
    places.add("1875", "Hamarøy", "2020-01-01", "");
    List<String> findings = new ArrayList<>();
    List<SplitChange> rows =
        changes(
                List.of(
                    new Change("1850", "Tysfjord", "1806", "Narvik", 2020),
                    new Change("1850", "Tysfjord", "1875", "Hamarøy", 2020),
                    new Change("", "", "1875", "Hamarøy", 2020),
                    new Change("1849", "Hamarøy", "", "", 2020),
                    new Change("0101", "Halden", "0102", "Halden", 2000)),
                Map.of(),
                Map.of(),
                findings)
            .rows();
    assertEquals(2, rows.size());
    assertEquals(OptionalDouble.empty(), rows.get(0).weight());
    assertEquals(3, findings.size(), findings.toString());
  }

  private CodeChanges changes(
      List<Change> changes,
      Map<String, Double> people,
      Map<String, Double> growth,
      List<String> findings) {
    return new CodeChanges(
        changes,
        2000,
        places,
        (code, year) -> people.getOrDefault(code + " " + year, Double.NaN),
        (code, year) -> growth.getOrDefault(code + " " + year, Double.NaN),
        findings::add);
  }

  private static InputStream json(String text) {
    return new ByteArrayInputStream(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void klassIsRead() throws IOException {
    Places read =
        Klass.places(
            json(
                "{'codes':[{'code':'0301','name':'Oslo - Oslove ','validFrom':null,'validFromInRequestedRange':'2000-01-01','validToInRequestedRange':null}]}"));
    assertEquals(Optional.of("Oslo - Oslove"), read.nameOf("0301", 2020));
    assertEquals(
        Map.of("0301", new Klass.Centrality("1", "1000"), "1151", new Klass.Centrality("6", "")),
        Klass.centrality(
            json(
                "{'codes':[{'code':'01','level':'1'},{'code':'0301','parentCode':'01','notes':'Sentralitetsindeks: 1000'},{'code':'1151','parentCode':'06','notes':''}]}")));
    assertThrows(UnreadableAnswer.class, () -> Klass.places(json("{'codes':[]}")));
    assertThrows(UnreadableAnswer.class, () -> Klass.changes(json("<html>")));
  }
}
