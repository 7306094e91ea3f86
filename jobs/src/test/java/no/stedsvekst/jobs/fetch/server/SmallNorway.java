package no.stedsvekst.jobs.fetch.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.fetch.client.Time;

/**
 * A country of a handful of municipalities, written by hand: codes of all times with zeros out of
 * theirs, a code with two bearers, one that was renamed, two that became one, one that was split.
 * Every figure is a sum that can be done on paper.
 */
public final class SmallNorway {
  /** The years of its tables. */
  public static final int FIRST = 2000;

  /** The last one. */
  public static final int LAST = 2021;

  private static final String UPDATED = "2021-02-25T07:00:00Z";

  /** A code of a table: of which municipality, and in which years it counts anybody. */
  private record Bearer(String label, int from, int until) {}

  private static final Map<String, Bearer> CODES = new TreeMap<>();

  static {
    CODES.put("0", new Bearer("Hele landet", 0, 9999));
    CODES.put("01", new Bearer("Østfold (-2019)", 0, 2020));
    CODES.put("0101", new Bearer("Halden (-2019)", 0, 2020));
    CODES.put("3001", new Bearer("Halden", 2020, 9999));
    CODES.put("0199", new Bearer("Uoppgitt kommune Østfold", 0, 0));
    CODES.put("0301", new Bearer("Oslo - Oslove", 0, 9999));
    CODES.put("0716", new Bearer("Re (2002-)", 2002, 9999));
    CODES.put("0716u", new Bearer("Våle (-2001)", 0, 2002));
    CODES.put("0718", new Bearer("Ramnes (-2001)", 0, 2002));
    CODES.put("1504", new Bearer("Ålesund (-2019)", 0, 2020));
    CODES.put("1534", new Bearer("Haram (-2019)", 0, 2020));
    CODES.put("1507", new Bearer("Ålesund", 2020, 9999));
    CODES.put("1805", new Bearer("Narvik (-2019)", 0, 2020));
    CODES.put("1849", new Bearer("Hamarøy (-2019)", 0, 2020));
    CODES.put("1850", new Bearer("Tysfjord (-2019)", 0, 2020));
    CODES.put("1806", new Bearer("Narvik", 2020, 9999));
    CODES.put("1875", new Bearer("Hamarøy", 2020, 9999));
    CODES.put("2111", new Bearer("Longyearbyen", 0, 0));
    CODES.put("9999", new Bearer("Uoppgitt kommune", 0, 0));
  }

  private SmallNorway() {}

  /** A server that has all of it. */
  public static StatBankServer at(Time time) throws IOException {
    StatBankServer server = new StatBankServer(time, 0);
    server
        .table(population())
        .table(changes())
        .table(work())
        .table(commuting())
        .table(rates())
        .table(deaths())
        .table(projection())
        .table(reference());
    klass(server);
    return server;
  }

  /** The codes of municipalities that count somebody in a year. */
  public static List<String> codesOf(int year) {
    return CODES.keySet().stream().filter(code -> isThere(code, year)).toList();
  }

  private static boolean isThere(String code, int year) {
    Bearer bearer = CODES.get(code);
    return code.length() > 3 && bearer.from() <= year && year < bearer.until();
  }

  /** How many live there: 1 000 in the first, 100 more in each other, and 10 more each year. */
  public static double people(String code, int year) {
    if (!isThere(code, year)) {
      return 0;
    }
    return switch (code) {
      // What was split: of 500 in Tysfjord and 10 that came, 408 went to Narvik and 102 to Hamarøy.
      case "1850" -> 500;
      case "1805" -> 2000;
      case "1849" -> 1000;
      case "1806" -> 2000 + 20 + 408;
      case "1875" -> 1000 + 10 + 102;
      default -> 1000 + 10 * (year - FIRST);
    };
  }

  /** What a municipality gained in a year. */
  public static double growth(String code, int year) {
    return switch (code) {
      case "1805" -> year == 2019 ? 20 : 0;
      case "1849", "1850" -> year == 2019 ? 10 : 0;
      case "1806", "1875" -> 0;
      default -> isThere(code, year) ? 10 : 0;
    };
  }

  private static ServedVariable region() {
    Map<String, String> labels = new TreeMap<>();
    CODES.forEach((code, bearer) -> labels.put(code, bearer.label()));
    return new ServedVariable("Region", "region", labels, "");
  }

  private static ServedTable population() {
    return TableShapes.people(
        region(),
        ServedVariable.years(FIRST, LAST),
        UPDATED,
        // All are 40, half of them women; out of its time a code has 0.
        cell -> cell[2].equals("040") ? people(cell[0], year(cell[4])) / 2 : 0);
  }

  private static ServedTable changes() {
    return TableShapes.changes(
        region(),
        ServedVariable.years(FIRST, LAST),
        UPDATED,
        cell -> change(cell[0], cell[1], year(cell[2])));
  }

  private static Object change(String code, String measure, int year) {
    double growth = growth(code, year);
    if (measure.equals("Folkemengde")) {
      return people(code, year);
    }
    if (year == LAST) {
      return "..";
    }
    return !isThere(code, year)
        ? 0
        : switch (measure) {
          case "Levende" -> 12;
          case "Dode" -> 8;
          case "Nettoinnflytting" -> growth - 4;
          case "Innflyttinger" -> growth + 40;
          case "Utflyttinger" -> 44;
          default -> growth;
        };
  }

  private static ServedTable work() {
    return TableShapes.work(
        region(),
        ServedVariable.of(
            "NACE2007", "næring (SN2007)", "00-99", "Alle næringer", "01-03", "Jordbruk"),
        ServedVariable.years(2008, 2020),
        UPDATED,
        cell -> {
          int year = year(cell[5]);
          return cell[4].equals("Sysselsatte") ? employed(cell[0], year) : jobs(cell[0], year);
        });
  }

  /** Half of the people work: a tenth of them in Oslo, one at sea, the others at home. */
  public static double pair(String home, String work, int year) {
    double all = Math.floor(people(home, year) / 2);
    double away = home.equals("0301") ? 0 : Math.floor(all / 10);
    if (work.equals("2111")) {
      return all > 0 ? 1 : 0;
    }
    if (!isThere(work, year)) {
      return 0;
    }
    if (work.equals(home)) {
      return all - away - 1;
    }
    return work.equals("0301") ? away : 0;
  }

  /** How many who live there work. */
  public static double employed(String home, int year) {
    return Math.floor(people(home, year) / 2);
  }

  /** How many work there. */
  public static double jobs(String work, int year) {
    return codesOf(year).stream().mapToDouble(home -> pair(home, work, year)).sum();
  }

  private static ServedTable commuting() {
    return TableShapes.commuting(
        region(),
        ServedVariable.years(FIRST, 2020),
        UPDATED,
        cell -> pair(cell[0], cell[1], year(cell[3])));
  }

  private static ServedTable rates() {
    return new ServedTable(
        "06445",
        "06445: Sysselsatte i prosent av befolkningen",
        UPDATED,
        List.of(
            region(),
            ServedVariable.of("Kjonn", "kjønn", "0", "Begge", "1", "Menn", "2", "Kvinner"),
            ServedVariable.of(
                "Alder",
                "alder",
                "15-74",
                "15-74 år",
                "15-19",
                "15-19 år",
                "20-66",
                "20-66 år",
                "20-39",
                "20-39 år",
                "40-66",
                "40-66 år",
                "67-74",
                "67-74 år"),
            ServedVariable.of(
                    "ContentsCode", "statistikkvariabel", "Sysselsatte2", "Sysselsatte (prosent)")
                .in("prosent"),
            ServedVariable.years(2005, 2020)),
        cell ->
            Map.of("15-19", 30.0, "20-39", 80.0, "40-66", 75.0, "67-74", 10.0)
                .getOrDefault(cell[2], 60.0));
  }

  private static ServedTable deaths() {
    return TableShapes.deaths(
        ServedVariable.years(FIRST, 2020),
        UPDATED,
        cell -> cell[1].equals("106") ? 1000 : 2 + Integer.parseInt(cell[1]));
  }

  private static ServedTable projection() {
    return new ServedTable(
        "14282",
        "14282: Framskrevet folkemengde 1. januar",
        UPDATED,
        List.of(
            ServedVariable.of("Kjonn", "kjønn", "2", "Kvinner", "1", "Menn"),
            ServedVariable.ages("Alder", 105),
            ServedVariable.of(
                "InnvandrLandbakgr", "innvandringskategori", "00", "I alt", "01", "Rest"),
            ServedVariable.of(
                "Framskriv", "alternativ", "MMM", "Hovedalternativ (MMM)", "LLL", "Lav (LLL)"),
            ServedVariable.of("ContentsCode", "statistikkvariabel", "Folkemengde", "Folkemengde"),
            ServedVariable.years(2022, 2026)),
        cell -> 100 + (cell[3].equals("LLL") ? 0 : year(cell[5]) - 2022));
  }

  private static ServedTable reference() {
    Map<String, String> labels = new TreeMap<>();
    codesOf(2021).forEach(code -> labels.put(code, CODES.get(code).label()));
    return TableShapes.projection(
        new ServedVariable("Region", "region", labels, ""),
        2,
        ServedVariable.years(2022, 2024),
        UPDATED,
        cell -> cell[3].equals("Personer") ? 10 : 9,
        "Personer",
        "Hovedalternativet (MMMM)",
        "Personer1",
        "Lav nasjonal vekst (LLML)");
  }

  private static void klass(StatBankServer server) {
    KlassAnswers klass = new KlassAnswers();
    CODES.forEach(
        (code, bearer) -> {
          String plain = code.substring(0, Math.min(4, code.length()));
          if (plain.length() == 4 && bearer.until() > 0) {
            klass.code(
                plain,
                bearer.label().replaceFirst(" \\(.*", ""),
                Math.max(FIRST, bearer.from()),
                bearer.until());
          }
        });
    klass.change("0716", "Våle", "0716", "Re", 2002);
    klass.change("0718", "Ramnes", "0716", "Re", 2002);
    klass.change("0101", "Halden", "3001", "Halden", 2020);
    klass.change("1504", "Ålesund", "1507", "Ålesund", 2020);
    klass.change("1534", "Haram", "1507", "Ålesund", 2020);
    klass.change("1805", "Narvik", "1806", "Narvik", 2020);
    klass.change("1849", "Hamarøy", "1875", "Hamarøy", 2020);
    klass.change("1850", "Tysfjord", "1806", "Narvik", 2020);
    klass.change("1850", "Tysfjord", "1875", "Hamarøy", 2020);
    int index = 1000;
    for (String code : codesOf(LAST)) {
      klass.central(code, String.valueOf(1 + (1000 - index) / 100), String.valueOf(index));
      klass.region(code, code.substring(0, 2) + "001");
      index -= 100;
    }
    // Of a county that had two names the last is told.
    klass.county("03", "Kristiania", 2000);
    klass.county("03", "Oslo - Oslove", 2010);
    klass.county("30", "Viken", 2020);
    klass.county("99", "Uoppgitt", 2000);
    klass.serve(server, "2021-01-04T12:43:39.000+0000");
  }

  private static int year(String code) {
    return Integer.parseInt(code);
  }
}
