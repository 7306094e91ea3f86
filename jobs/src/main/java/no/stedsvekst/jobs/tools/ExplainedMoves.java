package no.stedsvekst.jobs.tools;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.stedsvekst.indicator.Relocation;
import no.stedsvekst.indicator.TermSum;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.indicate.IndicateTables;
import no.stedsvekst.jobs.indicate.Schemes;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.land.PlaceOfWorkTables;
import no.stedsvekst.jobs.refusal.Refusals;

/** B7. Workplaces that came to a place in a year or left it, one by one. */
final class ExplainedMoves {
  private static final String ALL = "all";
  private static final String SPLIT = "is_apportioned";

  private final PlaceNumbers numbers;
  private final ListedTrace trace;
  private final String industry;
  private final TermSum net = new TermSum();
  private int came;
  private int left;

  private ExplainedMoves(PlaceNumbers numbers, ListedTrace trace, String industry) {
    this.numbers = numbers;
    this.trace = trace;
    this.industry = industry;
  }

  static void tell(PlaceNumbers numbers, ListedTrace trace, String name) {
    List<PlainRow> rows = numbers.ofLevel(IndicateTables.RELOCATION, Levels.MUNICIPALITY).list();
    List<String> known =
        rows.stream().map(row -> row.text("industry")).distinct().sorted().toList();
    if (!known.contains(name)) {
      throw Refusals.unknownName("industry with moves", name, known);
    }
    new ExplainedMoves(numbers, trace, name)
        .tell(
            rows.stream()
                .filter(row -> row.text("industry").equals(name))
                .filter(row -> row.text("period").equals(String.valueOf(numbers.year())))
                .toList());
  }

  private void tell(List<PlainRow> rows) {
    Set<String> events = new HashSet<>();
    numbers
        .tables()
        .readWhereThere(SilverTables.of(PlaceOfWorkTables.RELOCATION))
        .ifPresent(
            all ->
                all.where("year", numbers.year())
                    .forEach(
                        row -> {
                          events.add(row.text("id"));
                          if (!Boolean.TRUE.equals(row.get(SPLIT))) {
                            add(row, row.text("from"), row.text("to"), jobs(row), "relocation");
                          }
                          return true;
                        }));
    numbers
        .tables()
        .readWhereThere(SilverTables.of(PlaceOfWorkTables.ESTABLISHMENT))
        .ifPresent(days -> between(days, events));
    double sum = net.value(trace.named("net jobs"));
    FoundMeasure before =
        new ExplainedMeasures(numbers, Schemes.of(numbers.tables()::readWhereThere))
            .of("jobs:private", numbers.year() - 1);
    before
        .value()
        .ifPresent(jobs -> trace.landed("private jobs the year before", jobs, before.from()));
    Double rate =
        before.value().isPresent() ? Relocation.rate(sum, before.value().getAsDouble()) : null;
    trace.landed("moved_in", came, "as reckoned here");
    trace.landed("moved_in", sum(rows, "moved_in"), inLake());
    trace.landed("moved_out", left, "as reckoned here");
    trace.landed("moved_out", sum(rows, "moved_out"), inLake());
    trace.landed("net_jobs", sum, "as reckoned here");
    trace.landed("net_jobs", sum(rows, "net_jobs"), inLake());
    if (rate == null) {
      trace.absent("rate", "private jobs of the year before are not known");
    } else {
      trace.landed("rate", rate, "as reckoned here");
      trace.landed("rate", sum(rows, "rate"), inLake());
    }
  }

  /** Moves on paper have a row of their own there. */
  private static double sum(List<PlainRow> rows, String column) {
    return rows.stream()
        .filter(row -> !row.isEmpty(column))
        .mapToDouble(row -> ((Number) row.get(column)).doubleValue())
        .sum();
  }

  private static String inLake() {
    return "as in " + IndicateTables.RELOCATION.fullName() + ", on paper and else";
  }

  private void between(PlainRows days, Set<String> events) {
    int year = numbers.year();
    Set<String> ids = new HashSet<>();
    days.where("year", year, year + 1)
        .where("municipality", numbers.place())
        .select("id")
        .forEach(
            row -> {
              ids.add(row.text("id"));
              return true;
            });
    Map<String, PlainRow> first = new TreeMap<>();
    Map<String, PlainRow> second = new TreeMap<>();
    days.where("year", year, year + 1)
        .forEach(
            row -> {
              if (ids.contains(row.text("id")) && !events.contains(row.text("id"))) {
                (row.integer("year") == year ? first : second).put(row.text("id"), row);
              }
              return true;
            });
    first.forEach(
        (id, day) -> {
          PlainRow after = second.get(id);
          if (after != null && !isSplit(day) && !isSplit(after)) {
            add(
                day,
                day.text("municipality"),
                after.text("municipality"),
                Relocation.jobs(jobs(day), jobs(after)),
                "establishment");
          }
        });
  }

  private static boolean isSplit(PlainRow row) {
    return Boolean.TRUE.equals(row.get(SPLIT));
  }

  private static Double jobs(PlainRow row) {
    return row.isEmpty("jobs") ? null : Double.valueOf(row.number("jobs"));
  }

  private void add(PlainRow row, String from, String to, Double jobs, String table) {
    boolean isIn = to.equals(numbers.place());
    boolean isOut = from.equals(numbers.place());
    boolean isOf = industry.equals(ALL) || industry.equals(row.text("industry"));
    if (jobs == null || !isOf || isIn == isOut) {
      return;
    }
    came += isIn ? 1 : 0;
    left += isOut ? 1 : 0;
    net.add(isIn ? 1 : -1, jobs);
    trace.landed(
        isIn ? "in from " + from : "out to " + to,
        jobs,
        "silver.%s, %s".formatted(table, row.text("id")));
  }
}
