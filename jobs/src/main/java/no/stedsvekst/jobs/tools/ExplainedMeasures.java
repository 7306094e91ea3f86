package no.stedsvekst.jobs.tools;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import no.stedsvekst.indicator.KnownNames;
import no.stedsvekst.indicator.Measure;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.indicate.IndicateTables;
import no.stedsvekst.jobs.indicate.Schemes;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.IndicatorTables;
import no.stedsvekst.jobs.land.PlaceOfWorkTables;
import no.stedsvekst.jobs.land.TradeTables;
import no.stedsvekst.jobs.panel.PanelTables;

/** B3. The measures of a municipality that indicators are made of, summed over landed rows. */
final class ExplainedMeasures {
  private static final String TOTAL = "total";
  private static final int WORKING_FROM = 16;
  private static final int WORKING_TO = 66;

  private final PlaceNumbers numbers;
  private final Schemes schemes;

  ExplainedMeasures(PlaceNumbers numbers, Schemes schemes) {
    this.numbers = numbers;
    this.schemes = schemes;
  }

  /** One of them, by the name that it has in an expression, or that no expression can have. */
  FoundMeasure of(String measure, int year) {
    int colon = measure.indexOf(':');
    String word = colon < 0 ? measure : measure.substring(0, colon);
    String name = colon < 0 ? "" : measure.substring(colon + 1);
    return Measure.Kind.named(word)
        .map(kind -> of(kind, name, year))
        .orElseGet(() -> new ExplainedWorkplaces(numbers).of(measure, year));
  }

  private FoundMeasure of(Measure.Kind kind, String name, int year) {
    return switch (kind) {
      case POPULATION ->
          name.isEmpty() ? total(SilverTables.POPULATION, "persons", year) : ofWorkingAge(year);
      case JOBS -> name.isEmpty() ? total(SilverTables.JOBS, "jobs", year) : jobs(name, year);
      case EMPLOYED -> total(SilverTables.EMPLOYMENT, "employed_residents", year);
      case OWN_COMMUTERS -> own(year);
      case OUT_COMMUTERS ->
          of(Measure.Kind.EMPLOYED, "", year).less(own(year), "employed less own_commuters");
      case IN_COMMUTERS ->
          of(Measure.Kind.JOBS, "", year).less(own(year), "jobs less own_commuters");
      case BIRTHS, DEATHS, NET_MIGRATION -> total(SilverTables.VITAL, kind.word(), year);
      case DWELLINGS -> total(SilverTables.of(PlaceOfWorkTables.DWELLING), "completed", year);
      case EXPORT -> export(year);
      case COVARIATE ->
          ofLevel(
              PanelTables.COVARIATE, "value", rows -> rows.where("year", year).where("name", name));
      case ATTRACTIVENESS_RATE ->
          ofLevel(
              AttractTables.ATTRACTIVENESS,
              kind.word(),
              rows -> rows.where("period", String.valueOf(year)));
      case RANK, RANK_IN_COUNTY -> rank(name, kind.word(), year);
    };
  }

  private FoundMeasure total(TableSpec table, String column, int year) {
    String from = "Σ " + table.fullName();
    Double sum =
        numbers.tables().readWhereThere(table).isPresent()
            ? numbers.totals(table, column, year).get(numbers.place())
            : null;
    return sum == null ? FoundMeasure.none(from) : FoundMeasure.of(sum, from);
  }

  private FoundMeasure ofWorkingAge(int year) {
    List<PlainRow> rows = numbers.rows(SilverTables.POPULATION, year);
    boolean hasAges = rows.stream().noneMatch(row -> row.text("age").equals("all"));
    return FoundMeasure.sum(
        hasAges ? rows : List.of(),
        "persons",
        row -> {
          OptionalInt age = PlaceNumbers.age(row.text("age"));
          return age.isPresent() && age.getAsInt() >= WORKING_FROM && age.getAsInt() <= WORKING_TO;
        },
        "Σ silver.population of ages 16 to 66");
  }

  private FoundMeasure jobs(String name, int year) {
    List<PlainRow> rows = numbers.rows(SilverTables.JOBS, year);
    boolean hasIndustries = rows.stream().noneMatch(row -> row.text("industry").equals(TOTAL));
    Predicate<String> isIn = industries(name, year);
    return FoundMeasure.sum(
        hasIndustries ? rows : List.of(),
        "jobs",
        row -> isIn.test(row.text("industry")),
        "Σ silver.jobs of " + name);
  }

  private Predicate<String> industries(String name, int year) {
    int slash = name.indexOf("/");
    if (slash >= 0) {
      return schemes.industries(name.substring(0, slash), name.substring(slash + 1), year);
    }
    return KnownNames.SECTORS.contains(name) ? sector(name) : name::equals;
  }

  /** Who is not private is public, as indicate has it. */
  private Predicate<String> sector(String name) {
    boolean isPrivate = name.equals("private");
    return numbers.tables().read(DimensionTables.INDUSTRY).select("code", "sector").list().stream()
            .filter(row -> "private".equals(row.text("sector")) == isPrivate)
            .map(row -> row.text("code"))
            .collect(Collectors.toSet())
        ::contains;
  }

  /** Who works where they live; nobody where others do not, or where nobody works. */
  private FoundMeasure own(int year) {
    PlainRows all = numbers.tables().read(SilverTables.COMMUTING).where("year", year);
    PlainRows flows = all.where("home", numbers.place());
    OptionalDouble employed = of(Measure.Kind.EMPLOYED, "", year).value();
    boolean isKnown =
        employed.isPresent() && !all.isEmpty() && (employed.getAsDouble() == 0 || !flows.isEmpty());
    double own =
        flows.where("work", numbers.place()).list().stream()
            .mapToDouble(row -> row.number("employed"))
            .sum();
    String from = "silver.commuting, home and work here";
    return isKnown ? FoundMeasure.of(own, from) : FoundMeasure.none(from);
  }

  /**
   * Of an industry either the total or what the markets add up to; nothing where others export and
   * the nation was not landed beside them.
   */
  private FoundMeasure export(int year) {
    String from = "Σ silver.export";
    Map<String, Double> places = new TreeMap<>();
    numbers
        .tables()
        .readWhereThere(SilverTables.of(TradeTables.EXPORT))
        .ifPresent(
            rows ->
                rows.where("year", year).list().stream()
                    .collect(Collectors.groupingBy(row -> row.text("municipality")))
                    .forEach((place, all) -> places.put(place, exported(all))));
    Double here = places.get(numbers.place());
    if (here != null) {
      return FoundMeasure.of(here, from);
    }
    return places.isEmpty() || places.containsKey(Levels.NATION)
        ? FoundMeasure.none(from)
        : FoundMeasure.of(0, from);
  }

  private static double exported(List<PlainRow> ofPlace) {
    return ofPlace.stream()
        .collect(Collectors.groupingBy(row -> row.text("industry")))
        .values()
        .stream()
        .flatMap(
            rows -> {
              boolean hasTotal = rows.stream().anyMatch(ExplainedMeasures::isTotal);
              return rows.stream().filter(row -> isTotal(row) == hasTotal);
            })
        .mapToDouble(row -> row.number("value"))
        .sum();
  }

  private static boolean isTotal(PlainRow row) {
    return row.text("market").equals(TOTAL);
  }

  /** What a gold table has of the municipality. */
  private FoundMeasure ofLevel(TableSpec table, String column, UnaryOperator<PlainRows> chosen) {
    List<PlainRow> rows =
        numbers.tables().readWhereThere(table).isPresent()
            ? chosen
                .apply(numbers.tables().ofPreset(table).where("level", Levels.MUNICIPALITY))
                .where("unit", numbers.place())
                .list()
            : List.of();
    return rows.stream()
        .filter(row -> !row.isEmpty(column))
        .map(row -> FoundMeasure.of(((Number) row.get(column)).doubleValue(), table.fullName()))
        .findFirst()
        .orElse(FoundMeasure.none(table.fullName()));
  }

  /** The place in the newest edition of a ranking whose newest figures are of the year. */
  private FoundMeasure rank(String scheme, String column, int year) {
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
}
