package no.stedsvekst.jobs.tools;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.stedsvekst.indicator.IndustryStructure;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.indicate.IndicateTables;
import no.stedsvekst.jobs.indicate.OneSidedness;
import no.stedsvekst.jobs.indicate.Schemes;
import no.stedsvekst.jobs.indicate.Workplaces;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.IndicatorTables;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.PlaceOfWorkTables;
import no.stedsvekst.jobs.land.ReachTables;
import no.stedsvekst.jobs.land.TradeTables;
import no.stedsvekst.jobs.panel.Levels;
import no.stedsvekst.jobs.panel.PanelTables;

/** B3. The measures of a municipality that indicators are made of, summed over landed rows. */
final class PlaceMeasures {
  private static final String TOTAL = "total";
  private static final int WORKING_FROM = 16;
  private static final int WORKING_TO = 66;

  private final PlaceNumbers numbers;
  private final Schemes schemes;

  /**
   * A measure of a year.
   *
   * @param value empty where it is not known
   * @param from the rows that it was summed over
   */
  record Found(OptionalDouble value, String from) {
    private Found and(Found other, boolean isLess, String how) {
      return value.isPresent() && other.value.isPresent()
          ? new Found(
              OptionalDouble.of(
                  value.getAsDouble() + (isLess ? -1 : 1) * other.value.getAsDouble()),
              how)
          : new Found(OptionalDouble.empty(), how);
    }
  }

  PlaceMeasures(PlaceNumbers numbers, Schemes schemes) {
    this.numbers = numbers;
    this.schemes = schemes;
  }

  /** One of them, by the name that it has in an expression. */
  Found of(String measure, int year) {
    int colon = measure.indexOf(':');
    String name = colon < 0 ? "" : measure.substring(colon + 1);
    return switch (colon < 0 ? measure : measure.substring(0, colon)) {
      case "population" -> name.isEmpty() ? people(year) : ofWorkingAge(year);
      case "jobs" -> name.isEmpty() ? allJobs(year) : jobs(name, year);
      case "employed" -> total(SilverTables.EMPLOYMENT, "employed_residents", year);
      case "own_commuters" -> own(year);
      case "out_commuters" ->
          of("employed", year).and(own(year), true, "employed less own_commuters");
      case "in_commuters" -> of("jobs", year).and(own(year), true, "jobs less own_commuters");
      case "births", "deaths", "net_migration" -> total(SilverTables.VITAL, measure, year);
      case "dwellings" -> total(SilverTables.of(PlaceOfWorkTables.DWELLING), "completed", year);
      case "export" -> export(year);
      case "cov" ->
          ofLevel(
              PanelTables.COVARIATE, "value", rows -> rows.where("year", year).where("name", name));
      case "attractiveness_rate" ->
          ofLevel(
              AttractTables.ATTRACTIVENESS,
              measure,
              rows -> rows.where("period", String.valueOf(year)));
      case "rank" -> rank(name, "rank", year);
      case "rank_in_county" -> rank(name, "rank_in_county", year);
      case OneSidedness.HHI -> oneSidedness(year, false);
      case OneSidedness.KRUGMAN -> oneSidedness(year, true);
      case Workplaces.FROM_100 -> workplaces(year, 100);
      case Workplaces.FROM_250 -> workplaces(year, 250);
      case Workplaces.LARGEST -> largest(year);
      case Workplaces.IN_NODES -> areas(year, true);
      case Workplaces.IN_AREAS -> areas(year, false);
      default -> throw new IllegalStateException(measure);
    };
  }

  private Found people(int year) {
    return total(SilverTables.POPULATION, "persons", year);
  }

  private Found allJobs(int year) {
    return total(SilverTables.JOBS, "jobs", year);
  }

  private Found total(TableSpec table, String column, int year) {
    Double sum = isThere(table) ? numbers.totals(table, column, year).get(numbers.place()) : null;
    return new Found(
        sum == null ? OptionalDouble.empty() : OptionalDouble.of(sum), "Σ " + table.fullName());
  }

  /** Whether it was landed, or made: one that was not has no rows. */
  private boolean isThere(TableSpec table) {
    return numbers.tables().readWhereThere(table).isPresent();
  }

  /** Rows of the place and a year. */
  private List<PlainRow> rows(TableSpec table, int year) {
    return numbers
        .tables()
        .readWhereThere(table)
        .map(rows -> rows.where("municipality", numbers.place()).where("year", year).list())
        .orElse(List.of());
  }

  private List<PlainRow> rows(LandingTable table, int year) {
    return rows(SilverTables.of(table), year);
  }

  /** Their sum; none where there is no row, and what has no row among others is nothing. */
  private static Found sum(
      List<PlainRow> rows, String column, Predicate<PlainRow> isIn, String from) {
    return new Found(
        rows.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(
                rows.stream().filter(isIn).mapToDouble(row -> row.number(column)).sum()),
        from);
  }

  private Found ofWorkingAge(int year) {
    List<PlainRow> rows = rows(SilverTables.POPULATION, year);
    boolean hasAges = rows.stream().noneMatch(row -> row.text("age").equals("all"));
    return sum(
        hasAges ? rows : List.of(),
        "persons",
        row ->
            row.text("age").matches("\\d+")
                && Integer.parseInt(row.text("age")) >= WORKING_FROM
                && Integer.parseInt(row.text("age")) <= WORKING_TO,
        "Σ silver.population of ages 16 to 66");
  }

  private Found jobs(String name, int year) {
    List<PlainRow> rows = rows(SilverTables.JOBS, year);
    boolean hasIndustries = rows.stream().noneMatch(row -> row.text("industry").equals(TOTAL));
    Predicate<String> isIn = industries(name, year);
    return sum(
        hasIndustries ? rows : List.of(),
        "jobs",
        row -> isIn.test(row.text("industry")),
        "Σ silver.jobs of " + name);
  }

  private Predicate<String> industries(String name, int year) {
    int slash = name.indexOf('/');
    if (slash >= 0) {
      return schemes.industries(name.substring(0, slash), name.substring(slash + 1), year);
    }
    if (!name.equals("private") && !name.equals("public")) {
      return name::equals;
    }
    Set<String> sector = new HashSet<>();
    numbers
        .tables()
        .read(DimensionTables.INDUSTRY)
        .select("code", "sector")
        .list()
        .forEach(
            row -> {
              if (!row.text("code").equals(TOTAL)
                  && row.text("sector").equals("private") == name.equals("private")) {
                sector.add(row.text("code"));
              }
            });
    return sector::contains;
  }

  /** Who works where they live; nobody where commuting is known and has no such row. */
  private Found own(int year) {
    PlainRows flows = numbers.tables().read(SilverTables.COMMUTING).where("year", year);
    boolean isKnown = !flows.isEmpty() && of("employed", year).value().isPresent();
    double own =
        flows.where("home", numbers.place()).where("work", numbers.place()).list().stream()
            .mapToDouble(row -> row.number("employed"))
            .sum();
    return new Found(
        isKnown ? OptionalDouble.of(own) : OptionalDouble.empty(),
        "silver.commuting, home and work here");
  }

  /** Of an industry either the total or what the markets add up to. */
  private Found export(int year) {
    Map<String, double[]> industries = new TreeMap<>();
    Set<String> withTotal = new HashSet<>();
    for (PlainRow row : rows(TradeTables.EXPORT, year)) {
      boolean isTotal = row.text("market").equals(TOTAL);
      industries.computeIfAbsent(row.text("industry"), any -> new double[2])[isTotal ? 0 : 1] +=
          row.number("value");
      if (isTotal) {
        withTotal.add(row.text("industry"));
      }
    }
    double sum = 0;
    for (Map.Entry<String, double[]> each : industries.entrySet()) {
      sum += each.getValue()[withTotal.contains(each.getKey()) ? 0 : 1];
    }
    return new Found(
        industries.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum), "Σ silver.export");
  }

  private interface Chosen {
    PlainRows of(PlainRows rows);
  }

  /** What a gold table has of the municipality. */
  private Found ofLevel(TableSpec table, String column, Chosen chosen) {
    OptionalDouble value =
        isThere(table)
            ? numbers(
                chosen
                    .of(numbers.tables().ofPreset(table).where("level", Levels.MUNICIPALITY))
                    .where("unit", numbers.place())
                    .list()
                    .stream(),
                column)
            : OptionalDouble.empty();
    return new Found(value, table.fullName());
  }

  private static OptionalDouble numbers(Stream<PlainRow> rows, String column) {
    return rows.filter(row -> !row.isEmpty(column))
        .mapToDouble(row -> ((Number) row.get(column)).doubleValue())
        .findFirst();
  }

  /** The place in the newest edition of a ranking whose newest figures are of the year. */
  private Found rank(String scheme, String column, int year) {
    Map<Integer, Integer> newest = new TreeMap<>();
    numbers
        .tables()
        .read(SilverTables.of(IndicatorTables.RANKING))
        .where("scheme", scheme)
        .list()
        .forEach(row -> newest.merge(row.integer("edition"), row.integer("data_year"), Math::max));
    int edition =
        newest.entrySet().stream()
            .filter(each -> each.getValue() == year)
            .mapToInt(Map.Entry::getKey)
            .max()
            .orElse(0);
    return ofLevel(
        IndicateTables.RANKING,
        column,
        rows -> rows.where("scheme", scheme).where("edition", edition).where("area", TOTAL));
  }

  /** Over industries: squares of shares, or how far they are from the nation's. */
  private Found oneSidedness(int year, boolean isBesideNation) {
    Map<String, Double> here = new TreeMap<>();
    Map<String, Double> nation = new TreeMap<>();
    numbers
        .tables()
        .read(SilverTables.JOBS)
        .where("year", year)
        .select("municipality", "industry", "jobs")
        .forEach(
            row -> {
              if (!row.text("industry").equals(TOTAL)) {
                nation.merge(row.text("industry"), row.number("jobs"), Double::sum);
                if (row.text("municipality").equals(numbers.place())) {
                  here.merge(row.text("industry"), row.number("jobs"), Double::sum);
                }
              }
              return true;
            });
    double all = here.values().stream().mapToDouble(Double::doubleValue).sum();
    double allOfNation = nation.values().stream().mapToDouble(Double::doubleValue).sum();
    double sum = 0;
    for (Map.Entry<String, Double> industry : nation.entrySet()) {
      double jobs = here.getOrDefault(industry.getKey(), 0.0);
      sum +=
          isBesideNation
              ? IndustryStructure.distance(jobs / all, industry.getValue() / allOfNation)
              : IndustryStructure.concentration(jobs, all);
    }
    return new Found(
        all > 0 ? OptionalDouble.of(sum) : OptionalDouble.empty(),
        isBesideNation
            ? "Σ |share − the nation's| over industries of silver.jobs"
            : "Σ share² over industries of silver.jobs");
  }

  private Found workplaces(int year, int from) {
    return sum(
        rows(PlaceOfWorkTables.ESTABLISHMENT_SIZE, year),
        "jobs",
        row -> row.integer("size_min") >= from,
        "Σ silver.establishment_size from " + from);
  }

  /** On the 1 January after the fourth quarter. */
  private Found largest(int year) {
    return new Found(
        rows(PlaceOfWorkTables.ESTABLISHMENT, year + 1).stream()
            .mapToDouble(row -> row.number("jobs"))
            .max(),
        "the largest of silver.establishment on 1 January after");
  }

  private Found areas(int year, boolean isInNodes) {
    return sum(
        rows(ReachTables.SMALL_AREA, year + 1),
        "jobs",
        row -> !isInNodes || Boolean.TRUE.equals(row.get("in_node")),
        "Σ silver.small_area on 1 January after" + (isInNodes ? ", in nodes" : ""));
  }
}
