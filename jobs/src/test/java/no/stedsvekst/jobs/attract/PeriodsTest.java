package no.stedsvekst.jobs.attract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.settings.YearRange;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Which spans of years are told. */
class PeriodsTest {
  private static final List<Integer> FIFTEEN = IntStream.rangeClosed(2003, 2017).boxed().toList();

  @Test
  void everyYearAllOfThemTheLastTenAndWhatIsWanted() {
    Set<String> expected = new TreeSet<>();
    FIFTEEN.forEach(year -> expected.add(year.toString()));
    expected.addAll(Set.of("2003-2017", "2008-2017", "2004-2006"));
    assertEquals(expected, told(Periods.of(FIFTEEN, List.of(new YearRange(2004, 2006)))));
  }

  @Test
  void anythingIsToldOnce() {
    assertEquals(Set.of("2010"), told(Periods.of(List.of(2010), List.of())));
    Periods nine =
        Periods.of(FIFTEEN.subList(0, 9), List.of(new YearRange(2003, 2011), year(2005)));
    assertEquals(9 + 1, nine.spans().size());
    assertEquals(
        9 + 1 + 3, nine.and(Periods.of(List.of(2011, 2012, 2013), List.of())).spans().size());
  }

  @Test
  void allYearsReachBackToTheFirstThatIsMissing() {
    List<Integer> broken = new ArrayList<>(FIFTEEN);
    broken.remove(Integer.valueOf(2005));
    assertEquals(new YearRange(2006, 2017), Periods.all(broken));
    assertEquals(new YearRange(2008, 2017), Periods.decade(broken));
    broken.remove(Integer.valueOf(2012));
    assertEquals(new YearRange(2013, 2017), Periods.all(broken));
    assertEquals(new YearRange(2013, 2017), Periods.decade(broken));
    assertEquals(13 + 1, Periods.of(broken, List.of()).spans().size());
  }

  @Test
  void withoutYearsOnlyTheWantedAreLeft() {
    assertEquals(Set.of(), told(Periods.of(List.of(), List.of())));
    YearRange wanted = new YearRange(2003, 2011);
    assertEquals(Set.of("2003-2011"), told(Periods.of(List.of(), List.of(wanted))));
  }

  @Test
  void spansOfYearsAreThoseOfMoreThanOne() {
    assertEquals(Set.of("2003-2017", "2008-2017"), told(Periods.of(FIFTEEN, List.of()).ofYears()));
  }

  @Test
  void aRowIsOnceInEveryPeriodOfItsYear() {
    Periods periods = new Periods(Set.of(year(2004), new YearRange(2003, 2005)));
    Set<String> rows = new TreeSet<>();
    periods
        .over(
            TestSession.get()
                .createDataFrame(
                    FIFTEEN.stream().map(year -> RowFactory.create(year)).toList(),
                    StructType.fromDDL("year int")))
        .select("year", "period", "first", "last", "length")
        .collectAsList()
        .forEach(row -> rows.add(row.mkString(" ")));
    assertEquals(
        Set.of(
            "2003 2003-2005 2003 2005 3",
            "2004 2003-2005 2003 2005 3",
            "2005 2003-2005 2003 2005 3",
            "2004 2004 2004 2004 1"),
        rows);
  }

  private static YearRange year(int year) {
    return new YearRange(year, year);
  }

  private static Set<String> told(Periods periods) {
    Set<String> told = new TreeSet<>();
    periods.spans().forEach(span -> told.add(span.toString()));
    return told;
  }
}
