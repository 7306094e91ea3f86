package no.stedsvekst.synthetic.country;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.synthetic.Made;
import org.junit.jupiter.api.Test;

/** A country of Norway's size looks like Norway, loosely. */
class GeographyTest {
  private static Parameters norway(int destinations) {
    return Made.parameters(
        Settings.load(
            Map.of(
                "synthetic.municipalities", "356",
                "synthetic.regions", "73",
                "synthetic.destinations", Integer.toString(destinations))));
  }

  @Test
  void aboutThreeOfTenPlacesAreSmallAndSomeAreTiny() {
    Geography map = Geography.of(norway(10));
    int small = 0;
    int tiny = 0;
    int people = 0;
    for (int place = 0; place < map.size(); place++) {
      small += map.people(place) < 2500 ? 1 : 0;
      tiny += map.people(place) < 500 ? 1 : 0;
      people += map.people(place);
    }
    assertEquals(0.31, small / 356.0, 0.07);
    assertTrue(tiny >= 2 && tiny < 40, "tiny places: " + tiny);
    assertTrue(people > 2_000_000 && people < 8_000_000, "people: " + people);
  }

  @Test
  void mostWorkWhereTheyLive() {
    Parameters norway = norway(10);
    List<Double> own = new ArrayList<>();
    double pairs = 0;
    for (int place = 0; place < norway.places(); place++) {
      Destinations to = Destinations.of(norway, place);
      pairs += to.places().length;
      int home = Arrays.binarySearch(to.places(), place);
      own.add(to.counts(norway, place, 2010, 10_000)[home] / 10_000.0);
    }
    Collections.sort(own);
    assertEquals(0.62, own.get(own.size() / 2), 0.1);
    assertTrue(pairs / 356 > 9 && pairs / 356 <= 10, "destinations: " + pairs / 356);
  }

  @Test
  void destinationsAreAsManyAsAsked() {
    Parameters norway = norway(70);
    double pairs = 0;
    for (int place = 0; place < norway.places(); place++) {
      for (int count : Destinations.of(norway, place).counts(norway, place, 2010, 2000)) {
        pairs += count > 0 ? 1 : 0;
      }
    }
    assertEquals(70, pairs / 356, 5);
  }

  @Test
  void oneIsTheMostCentralAndClassesFollowTheIndex() {
    Parameters norway = norway(10);
    Centrality centrality = Centrality.of(norway);
    double most = 0;
    double mean = 0;
    int[] classes = new int[7];
    for (int place = 0; place < norway.places(); place++) {
      most = Math.max(most, centrality.jobs(place));
      mean += centrality.centred(place) / norway.places();
      classes[centrality.classOf(centrality.index(place))]++;
    }
    assertEquals(1000, most);
    assertEquals(0, mean, 1e-12);
    for (int each = 1; each <= 6; each++) {
      assertTrue(classes[each] > 3, "places of class " + each + ": " + classes[each]);
    }
  }
}
