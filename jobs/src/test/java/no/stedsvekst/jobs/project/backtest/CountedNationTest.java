package no.stedsvekst.jobs.project.backtest;

import static no.stedsvekst.jobs.testing.Frames.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.project.input.Origin;
import no.stedsvekst.jobs.testing.GivenTables;
import no.stedsvekst.scenario.NationalFrame;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** A nation of two places from 2015 on: what one of them lacks would be counted as migration. */
class CountedNationTest {
  private static final Origin ORIGIN = new Origin(2015, 2017);

  private final List<Row> people = new ArrayList<>();
  private final List<Row> vital = new ArrayList<>();

  CountedNationTest() {
    for (int year = 2015; year <= 2017; year++) {
      for (String place : List.of("A", "B")) {
        people.add(RowFactory.create(place, year, "M", "30", 10.0));
        people.add(RowFactory.create(place, year, "F", "30", 12.0));
        vital.add(RowFactory.create(place, year, 3.0, 1.0));
      }
    }
  }

  private CountedNation nation() {
    return new CountedNation(
        new GivenTables(
            Map.of(
                SilverTables.POPULATION,
                frame(
                    "municipality string, year int, sex string, age string, persons double",
                    people),
                SilverTables.VITAL,
                frame("municipality string, year int, births double, deaths double", vital))),
        ORIGIN.baseYear());
  }

  @Test
  void theWholeNationIsAFrame() {
    NationalFrame frame = nation().frame(ORIGIN).orElseThrow();
    assertEquals(44, frame.total(0));
    assertEquals(44, frame.total(2));
  }

  @Test
  void aPlaceThatIsNotCountedInAYearLeavesNone() {
    people.removeIf(row -> row.getString(0).equals("B") && row.getInt(1) == 2017);
    assertTrue(nation().frame(ORIGIN).isEmpty());
  }

  @Test
  void norDoesOneWithoutAges() {
    people.removeIf(row -> row.getString(0).equals("B") && row.getInt(1) == 2016);
    people.add(RowFactory.create("B", 2016, "all", "all", 22.0));
    assertTrue(nation().frame(ORIGIN).isEmpty());
  }

  @Test
  void norOneWhoseBirthsAreNotKnown() {
    vital.removeIf(row -> row.getString(0).equals("A") && row.getInt(1) == 2016);
    vital.add(RowFactory.create("A", 2016, null, null));
    assertTrue(nation().frame(ORIGIN).isEmpty());
  }

  @Test
  void afterTheHorizonNothingIsNeeded() {
    vital.removeIf(row -> row.getInt(1) == 2017);
    assertTrue(nation().frame(ORIGIN).isPresent());
  }
}
