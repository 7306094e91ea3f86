package no.stedsvekst.jobs.regress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.testing.PlainPanel;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Municipalities of a region may be alike: standard errors that allow for it, beside loops. */
class ClusteredByRegionTest {
  private static final PlainPanel PLAIN = PlainPanel.of(SharedLake.landing());

  private record Place(String region, double x, double y) {}

  /** By itself, without the classical errors, as in the manual's example. */
  @Test
  void municipalitiesAreClusteredByRegion(@TempDir Path folder) throws IOException {
    String lake = folder.resolve("lake").toString();
    SharedLake.copyTo(Path.of(lake));
    Program.good(
        "regress",
        "--lake",
        lake,
        "--formula",
        "net_migration_excess ~ vra",
        "--level",
        "municipality",
        "--se",
        "cluster:region");
    List<Row> fits =
        Lake.at(lake)
            .read(TestSession.get(), RegressTables.MODEL)
            .filter(
                "model like 'user:%' and se = 'cluster:region' and sex = 'all'"
                    + " and age_group = 'all' and period = '2007-2016'")
            .select("fit_id", "nobs", "n_clusters")
            .collectAsList();
    assertEquals(1, fits.size());
    List<Place> places = places();
    int regions = PLAIN.ofRegions().units().size();
    assertEquals(places.size(), fits.get(0).getLong(1));
    assertEquals(regions, fits.get(0).getLong(2));
    Row term =
        Lake.at(lake)
            .read(TestSession.get(), RegressTables.TERM)
            .filter("term = 'vra' and fit_id = '" + fits.get(0).getString(0) + "'")
            .select("estimate", "std_error")
            .head();
    double[] plain = plain(places, regions);
    assertEquals(plain[0], term.getDouble(0), 1e-9);
    assertEquals(plain[1], term.getDouble(1), 1e-9);
  }

  /** What is applied is the regions' set: to fit municipalities alone must not take it away. */
  @Test
  void theCoefficientsOfOtherLevelsAreLeftAlone(@TempDir Path folder) throws IOException {
    String lake = folder.resolve("lake").toString();
    SharedLake.copyTo(Path.of(lake));
    Program.good("regress", "--lake", lake, "--model", "v1", "--level", "municipality");
    List<String> sets =
        Lake.at(lake)
            .read(TestSession.get(), RegressTables.COEFFICIENT_SET)
            .filter("model = 'v1' and preset = 'recommended'")
            .select("coef_set_id")
            .distinct()
            .as(Encoders.STRING())
            .collectAsList();
    assertEquals(
        Set.of("recommended_v1_county", "recommended_v1_municipality", "recommended_v1_region"),
        Set.copyOf(sets));
  }

  private static List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (String code : PLAIN.units()) {
      for (int year : PLAIN.years()) {
        PlainPanel.Cell cell = PLAIN.cell(code, year, year - 1);
        places.add(new Place(PLAIN.regionOf(code), cell.own() + cell.neighbour(), cell.excess()));
      }
    }
    return places;
  }

  /**
   * Slope, and its CR1 standard error: the scores of a region are added before they are squared.
   */
  private static double[] plain(List<Place> places, int regions) {
    double meanX = places.stream().mapToDouble(Place::x).average().orElseThrow();
    double meanY = places.stream().mapToDouble(Place::y).average().orElseThrow();
    double squares = 0;
    double products = 0;
    for (Place place : places) {
      squares += Math.pow(place.x() - meanX, 2);
      products += (place.x() - meanX) * (place.y() - meanY);
    }
    double slope = products / squares;
    Map<String, Double> scores = new HashMap<>();
    for (Place place : places) {
      double x = place.x() - meanX;
      scores.merge(place.region(), x * (place.y() - meanY - slope * x), Double::sum);
    }
    double meat = scores.values().stream().mapToDouble(score -> score * score).sum();
    double count = places.size();
    double correction = regions / (regions - 1.0) * (count - 1) / (count - 2);
    return new double[] {slope, Math.sqrt(correction * meat) / squares};
  }
}
