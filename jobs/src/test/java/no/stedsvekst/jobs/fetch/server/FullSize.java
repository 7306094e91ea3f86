package no.stedsvekst.jobs.fetch.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.fetch.client.Time;

/**
 * All tables of the mapping in the size that StatBank has them in 2026, without figures: for the
 * plan of a first fetch, by hand. Codes of municipalities and their years are KLASS' own.
 */
public final class FullSize {
  private static final String UPDATED = "2026-02-25T07:00:00Z";
  private static final String[] GROUPS = {
    "00-99", "01-03", "05-09", "10-33", "35-39", "41-43", "45-47", "49-53", "55-56", "58-63",
    "64-66", "68-75", "77-82", "84", "85", "86-88", "90-99"
  };

  private final StatBankServer server;
  private final Map<String, String> regions;

  private FullSize(StatBankServer server, Map<String, String> regions) {
    this.server = server;
    this.regions = regions;
  }

  /** The port. */
  public static void main(String[] arguments) throws IOException {
    StatBankServer server = new StatBankServer(Time.REAL, Integer.parseInt(arguments[0]));
    Map<String, String> regions = new LinkedHashMap<>(OfficialNorway.serveKlass(server));
    // The unknown municipality of each county there has been, Svalbard and the shelf.
    for (int county = 1; county <= 56; county++) {
      regions.put("%02d99".formatted(county), "Uoppgitt kommune");
    }
    for (String code : List.of("2111", "2121", "2131", "2211", "2300", "2311", "2321")) {
      regions.put(code, "Utenfor");
    }
    new FullSize(server, regions).serve();
    System.out.println(server.url());
  }

  private void serve() {
    ServedVariable region = new ServedVariable("Region", "region", regions, "");
    ServedVariable sex = ServedVariable.of("Kjonn", "kjønn", "2", "Kvinner", "1", "Menn");
    ServedVariable ages = ServedVariable.ages("Alder", 105);
    ServedVariable both = ServedVariable.of("Kjonn", "kjønn", "0", "Begge", "1", "M", "2", "K");
    server
        .table(TableShapes.people(region, ServedVariable.years(1986, 2026), UPDATED, cell -> 0))
        .table(TableShapes.changes(region, ServedVariable.years(1951, 2026), UPDATED, cell -> 0))
        .table(
            TableShapes.work(
                region,
                same("NACE2007", GROUPS),
                ServedVariable.years(2008, 2025),
                UPDATED,
                cell -> 0))
        .table(TableShapes.commuting(region, ServedVariable.years(2000, 2025), UPDATED, cell -> 0))
        .table(TableShapes.deaths(ServedVariable.years(1966, 2025), UPDATED, cell -> 0));
    table(
        "13472",
        region,
        same("NACE2007", GROUPS),
        same("Sektor", "ALLE", "6100", "6500.6", "6500.7", "A+B+D+E.5-7", "A+B+D+E.0-1+9"),
        measures("SysselEtterArbste"),
        ServedVariable.years(2015, 2025));
    table(
        "06445",
        region,
        both,
        same("Alder", "15-74", "15-19", "20-24", "25-39", "40-54", "55-66", "67-74"),
        measures("Prosent").in("prosent"),
        ServedVariable.years(2005, 2025));
    table(
        "14282",
        sex,
        ages,
        same("InnvandrLandbakgr", "00", "01"),
        same(
            "Framskriv",
            "MMM LLL HHH HMM LMM MHM MLM MMH MML MME MM0 MKM MMK HHL LLH".split(" ", -1)),
        measures("Folkemengde"),
        ServedVariable.years(2024, 2100));
    for (int edition : new int[] {2026, 2024}) {
      table(
          edition == 2026 ? "14746" : "14288",
          region,
          sex,
          ages,
          ServedVariable.of(
              "ContentsCode",
              "statistikkvariabel",
              "Personer",
              "Hovedalternativet (MMMM)",
              "Personer1",
              "Lav (LLML)",
              "Personer2",
              "Høy (HHMH)",
              "Personer5",
              "Aldring (LHML)",
              "Personer6",
              "Ung (HLMH)",
              "Personer7",
              "Ingen nettoinnvandring (MMM0)",
              "Personer8",
              "Ingen flytting (MM00)"),
          ServedVariable.years(edition, 2050));
    }
  }

  private static ServedVariable measures(String... codes) {
    return same("ContentsCode", codes);
  }

  private static ServedVariable same(String variable, String... codes) {
    List<String> twice = new ArrayList<>();
    for (String code : codes) {
      twice.add(code);
      twice.add(code);
    }
    return ServedVariable.of(variable, variable, twice.toArray(String[]::new));
  }

  private void table(String id, ServedVariable... variables) {
    server.table(new ServedTable(id, id, UPDATED, List.of(variables), cell -> 0));
  }
}
