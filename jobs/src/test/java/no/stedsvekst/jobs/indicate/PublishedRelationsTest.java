package no.stedsvekst.jobs.indicate;

import static no.stedsvekst.jobs.testing.Frames.frame;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.indicator.SharedRanks;
import no.stedsvekst.indicator.StraightLine;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** What printed figures of relations say when they are put through the same lines and ranks. */
class PublishedRelationsTest {
  /**
   * Attractiveness on dwellings of the 73 places where more are expected than in the nation has an
   * R² of .51 (gold_housing, seed 003). Of a line through so many places that is a slope of
   * √(.51·71/.49) = 8.6 standard errors.
   */
  @Test
  void anRSquaredOf51PercentOver73PlacesIsNoChance() {
    int places = 73;
    double[] built = new double[places];
    double[] other = new double[places];
    for (int place = 0; place < places; place++) {
      built[place] = place - (places - 1) / 2.0;
      other[place] = Math.cos(place);
    }
    // What the line does not explain: without a mean, and at right angles to the dwellings.
    double mean = 0;
    double along = 0;
    double square = 0;
    for (int place = 0; place < places; place++) {
      mean += other[place] / places;
      along += other[place] * built[place];
      square += built[place] * built[place];
    }
    double rest = 0;
    for (int place = 0; place < places; place++) {
      other[place] -= mean + along / square * built[place];
      rest += other[place] * other[place];
    }
    double scale = Math.sqrt(square / rest * 0.49 / 0.51);
    List<Row> rates = new ArrayList<>();
    List<Row> attractive = new ArrayList<>();
    List<Row> panel = new ArrayList<>();
    for (int place = 0; place <= places; place++) {
      boolean isHigh = place < places;
      String code = "%04d".formatted(place);
      rates.add(RowFactory.create("municipality", code, 2015, isHigh ? 50 + built[place] : 1000));
      attractive.add(
          RowFactory.create(
              "municipality",
              code,
              "2015",
              isHigh ? built[place] + scale * other[place] : 1000,
              0.0,
              isHigh ? 6.0 : 4.0));
      panel.add(RowFactory.create("municipality", code, 2015, 1000.0, 0.0));
    }
    panel.add(RowFactory.create("country", "NO", 2015, 74_000.0, 0.005));
    Row line =
        Relations.housing(
                frame("level string, unit string, year int, value double", rates),
                frame(
                    "level string, unit string, period string, attractiveness_rate double,"
                        + " business_attractiveness_rate double, expected double",
                    attractive),
                frame(
                    "level string, unit string, year int, population double,"
                        + " net_migration_rate double",
                    panel))
            .filter("subset = 'high_expected'")
            .head();
    assertEquals(73L, line.<Long>getAs("n"));
    assertEquals(0.51, line.<Double>getAs("r_squared"), 1e-12);
    assertEquals(1, line.<Double>getAs("slope"), 1e-12);
    assertEquals(
        Math.sqrt(0.51 * 71 / 0.49),
        line.<Double>getAs("slope") / line.<Double>getAs("std_error"),
        1e-9);
  }

  /**
   * Trust in politicians has an R² of .2 over 27 places (gold_survey_trust, seed 003): 2.5 standard
   * errors, which chance gives one time in fifty, whatever the slope that is not printed.
   */
  @Test
  void trustExplainsLittleForSure() {
    double spread = 3.7;
    double slope = 0.012;
    double response = slope * slope * spread / 0.2;
    double error = StraightLine.slopeError(27, spread, response, 0.2);
    assertEquals(2.5, slope / error, 1e-12);
  }

  /**
   * Austrheim, Ås and Hjelmeland gained 1.74 % a year by moves (gold_relocation, seed 003, fig.
   * 95). The source has them as 8, 9 and 10 by digits that it does not print; those as good as
   * equal share the better place here.
   */
  @Test
  void placesThatArePrintedAlikeShareARank() {
    double[] printed = {3.57, 2.86, 2.60, 2.21, 2.11, 1.92, 1.80, 1.74, 1.74, 1.74, -1.76};
    int[] ranks = SharedRanks.of(printed);
    assertArrayEquals(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 11}, ranks);
  }
}
