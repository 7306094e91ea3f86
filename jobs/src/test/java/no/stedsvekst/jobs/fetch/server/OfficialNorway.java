package no.stedsvekst.jobs.fetch.server;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.fetch.client.Time;
import no.stedsvekst.jobs.testing.norway.CsvRow;
import no.stedsvekst.jobs.testing.norway.OfficialFigures;

/**
 * The whole country out of the official figures, in StatBank's shape: codes of all times with zeros
 * out of theirs. What is known in the codes of 2024 alone is spread over the codes of its year,
 * person by person, so that it adds up again.
 */
public final class OfficialNorway {
  private static final int FIRST = 2005;
  private static final int LAST = 2026;
  private static final String UPDATED = "2026-02-25T07:00:00Z";

  private final Map<String, long[]> people = new HashMap<>();
  private final Map<String, long[]> flows = new HashMap<>();
  private final Map<String, double[]> work = new HashMap<>();
  private final Map<String, Double> commuters = new HashMap<>();
  private final Map<String, Double> deaths = new HashMap<>();
  private final Map<String, Long> projected = new HashMap<>();
  private final Map<String, CsvRow> newest = new TreeMap<>();

  private final KlassRecords codes = new KlassRecords();

  private OfficialNorway() {
    CsvRow.each(
        KlassRecords.recorded("series/07902-death-probability-2000-2024.csv.gz"),
        row ->
            deaths.put(
                (row.text("sex").equals("M") ? "1 " : "2 ")
                    + row.whole("age")
                    + " "
                    + row.whole("year"),
                row.number("q_per_1000")));
    OfficialFigures.each("municipality_2024.csv", row -> newest.put(row.text("code"), row));
    OfficialFigures.each("population_age_sex_2005_2026.csv.gz", this::persons);
    OfficialFigures.each("cohort_components_estimated_2005_2025.csv", this::components);
    OfficialFigures.each(
        "employment_2017_2022.csv",
        row ->
            work.put(
                row.text("municipality") + " " + row.text("year"),
                new double[] {row.number("employed_residents"), row.number("jobs")}));
    OfficialFigures.each(
        "commuting_2017_2022.csv.gz",
        row ->
            commuters.put(
                row.text("home") + " " + row.text("work") + " " + row.text("year"),
                row.number("n")));
    OfficialFigures.each(
        "population_total_2000_2023_ssb_projection_2024_2050.csv",
        row -> {
          if (row.text("kind").equals("ssb_2024_main")) {
            projected.put(
                row.text("municipality") + " " + row.text("year"), (long) row.number("population"));
          }
        });
  }

  /** A server that has all of it. */
  public static StatBankServer at(Time time, int port) throws IOException {
    OfficialNorway norway = new OfficialNorway();
    StatBankServer server = new StatBankServer(time, port);
    server
        .table(norway.population())
        .table(norway.changes())
        .table(norway.employment())
        .table(norway.commuting())
        .table(norway.deathProbability())
        .table(norway.projection());
    norway.klass(server);
    return server;
  }

  /** Serves what KLASS has of municipalities; their codes with labels. */
  static Map<String, String> serveKlass(StatBankServer server) {
    OfficialNorway norway = new OfficialNorway();
    norway.klass(server);
    return norway.codes.labels();
  }

  /** To try a fetch by hand: the port. */
  public static void main(String[] arguments) throws IOException {
    StatBankServer server = at(Time.REAL, Integer.parseInt(arguments[0]));
    if (arguments.length > 1) {
      server.breakAfter(Integer.parseInt(arguments[1]));
    }
    System.out.println(server.url());
  }

  private void persons(CsvRow row) {
    int year = row.whole("calyear");
    int sex = row.text("sex").startsWith("f") ? 1 : 0;
    for (int age = 0; age <= 105; age++) {
      int place = sex * 106 + age;
      codes
          .back(row.text("knr"), year, row.whole("a" + age))
          .forEach(
              (code, part) ->
                  people.computeIfAbsent(code + " " + year, key -> new long[212])[place] += part);
    }
  }

  /** In tenths: deaths are known to one decimal. */
  private void components(CsvRow row) {
    int year = row.whole("year");
    String[] columns = {"births", "deaths", "netmig"};
    for (int column = 0; column < columns.length; column++) {
      int place = column;
      codes
          .back(row.text("knr"), year, Math.round(10 * row.number(columns[column])))
          .forEach(
              (code, part) ->
                  flows.computeIfAbsent(code + " " + year, key -> new long[3])[place] += part);
    }
  }

  private ServedVariable region() {
    return new ServedVariable("Region", "region", codes.labels(), "");
  }

  private ServedTable population() {
    return TableShapes.people(
        region(),
        ServedVariable.years(FIRST, LAST),
        UPDATED,
        cell -> {
          long[] all = people.get(cell[0] + " " + cell[4]);
          int age = Integer.parseInt(cell[2].substring(0, 3));
          return all == null ? 0 : all[(cell[1].equals("2") ? 106 : 0) + age];
        });
  }

  private long total(String code, int year) {
    long[] all = people.get(code + " " + year);
    long sum = 0;
    for (int place = 0; all != null && place < all.length; place++) {
      sum += all[place];
    }
    return sum;
  }

  private ServedTable changes() {
    return TableShapes.changes(
        region(),
        ServedVariable.years(FIRST, LAST),
        UPDATED,
        cell -> change(cell[0], cell[1], Integer.parseInt(cell[2])));
  }

  private Object change(String code, String measure, int year) {
    if (measure.equals("Folkemengde")) {
      return total(code, year);
    }
    if (year == LAST) {
      return "..";
    }
    long[] tenths = flows.get(code + " " + year);
    if (tenths == null) {
      return 0;
    }
    return switch (measure) {
      case "Levende" -> tenths[0] / 10.0;
      case "Dode" -> tenths[1] / 10.0;
      case "Nettoinnflytting" -> tenths[2] / 10.0;
      case "Folketilvekst" -> growth(code, year, tenths);
      default -> "..";
    };
  }

  /** To the person where the code goes on, as the real one has it. */
  private double growth(String code, int year, long[] tenths) {
    return codes.goesOn(code, year + 1)
        ? total(code, year + 1) - total(code, year)
        : Math.round((tenths[0] - tenths[1] + tenths[2]) / 10.0);
  }

  private ServedTable employment() {
    return TableShapes.work(
        region(),
        ServedVariable.of("NACE2007", "næring (SN2007)", "00-99", "Alle næringer"),
        ServedVariable.years(2017, 2022),
        UPDATED,
        cell -> {
          double[] both = work.get(cell[0] + " " + cell[5]);
          return both == null ? 0 : both[cell[4].equals("Sysselsatte") ? 0 : 1];
        });
  }

  private ServedTable commuting() {
    return TableShapes.commuting(
        region(),
        ServedVariable.years(2017, 2022),
        UPDATED,
        cell -> commuters.getOrDefault(cell[0] + " " + cell[1] + " " + cell[3], 0.0));
  }

  private ServedTable deathProbability() {
    return TableShapes.deaths(
        ServedVariable.years(2000, 2024),
        UPDATED,
        cell -> deaths.get(cell[0] + " " + Integer.parseInt(cell[1]) + " " + cell[3]));
  }

  private ServedTable projection() {
    return TableShapes.projection(
        new ServedVariable("Region", "region", newestLabels(), ""),
        105,
        ServedVariable.years(2024, 2050),
        UPDATED,
        // All are of one age; a half of them, and the other.
        cell ->
            cell[2].equals("040")
                ? Math.floorDiv(
                    projected.get(cell[0] + " " + cell[4]) + (cell[1].equals("1") ? 0 : 1), 2L)
                : 0,
        "Personer",
        "Hovedalternativet (MMM)");
  }

  private Map<String, String> newestLabels() {
    Map<String, String> labels = new LinkedHashMap<>();
    newest.forEach((code, row) -> labels.put(code, row.text("name")));
    return labels;
  }

  private void klass(StatBankServer server) {
    KlassAnswers klass = codes.answers();
    Map<String, String> counties = new TreeMap<>();
    newest.forEach(
        (code, row) -> {
          klass.central(code, row.text("centrality_class"), row.text("centrality_index"));
          klass.region(code, row.text("economic_region_code"));
          counties.put(row.text("county_code"), row.text("county_name"));
        });
    counties.forEach((code, name) -> klass.county(code, name, 2024));
    klass.serve(server, "2024-12-19T12:43:39.000+0000");
  }
}
