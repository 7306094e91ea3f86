package no.stedsvekst.jobs.fetch.server;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.fetch.server.ServedTable.Figures;

/** The variables of StatBank's tables, whatever country the figures are of. */
final class TableShapes {
  private TableShapes() {}

  private static ServedVariable measures(String... codesAndLabels) {
    return ServedVariable.of("ContentsCode", "statistikkvariabel", codesAndLabels);
  }

  /** 07459: Region, Kjonn, Alder, ContentsCode, Tid. */
  static ServedTable people(
      ServedVariable region, ServedVariable years, String updated, Figures figures) {
    return new ServedTable(
        "07459",
        "07459: Befolkning, etter region, kjønn, alder, statistikkvariabel og år",
        updated,
        List.of(
            region,
            ServedVariable.of("Kjonn", "kjønn", "2", "Kvinner", "1", "Menn"),
            ServedVariable.ages("Alder", 105),
            measures("Personer1", "Personer"),
            years),
        figures);
  }

  /** 06913: Region, ContentsCode, Tid. */
  static ServedTable changes(
      ServedVariable region, ServedVariable years, String updated, Figures figures) {
    return new ServedTable(
        "06913",
        "06913: Endringer i befolkningen, etter region, statistikkvariabel og år",
        updated,
        List.of(
            region,
            measures(
                "Folkemengde", "Folkemengde 1. januar",
                "Levende", "Levendefødte",
                "Dode", "Døde",
                "Innflyttinger", "Innflyttinger",
                "Utflyttinger", "Utflyttinger",
                "Nettoinnflytting", "Nettoinnflytting",
                "Folketilvekst", "Folketilvekst"),
            years),
        figures);
  }

  /** 07984: Region, NACE2007, Kjonn, Alder, ContentsCode, Tid. */
  static ServedTable work(
      ServedVariable region,
      ServedVariable industries,
      ServedVariable years,
      String updated,
      Figures figures) {
    return new ServedTable(
        "07984",
        "07984: Sysselsatte, etter region, næring (SN2007), kjønn, alder",
        updated,
        List.of(
            region,
            industries,
            ServedVariable.of("Kjonn", "kjønn", "0", "Begge kjønn", "1", "Menn", "2", "Kvinner"),
            ServedVariable.of("Alder", "alder", "15-74", "15-74 år"),
            measures(
                "Sysselsatte",
                "Sysselsatte etter bosted",
                "SysselsatteArb",
                "Sysselsatte etter arbeidssted"),
            years),
        figures);
  }

  /** 03321: Bokommuen, ArbstedKomm, ContentsCode, Tid. */
  static ServedTable commuting(
      ServedVariable region, ServedVariable years, String updated, Figures figures) {
    return new ServedTable(
        "03321",
        "03321: Sysselsatte, etter bostedskommune, arbeidsstedskommune",
        updated,
        List.of(
            new ServedVariable("Bokommuen", "bostedskommune", region.values(), ""),
            new ServedVariable("ArbstedKomm", "arbeidsstedskommune", region.values(), ""),
            measures("Sysselsatte", "Sysselsatte"),
            years),
        figures);
  }

  /** 07902: Kjonn, AlderX, ContentsCode, Tid. */
  static ServedTable deaths(ServedVariable years, String updated, Figures figures) {
    List<String> ages = new ArrayList<>();
    for (int age = 0; age <= 106; age++) {
      ages.add("%03d".formatted(age));
      ages.add(age + " år");
    }
    return new ServedTable(
        "07902",
        "07902: Dødelighetstabeller",
        updated,
        List.of(
            ServedVariable.of("Kjonn", "kjønn", "0", "Begge", "1", "Menn", "2", "Kvinner"),
            ServedVariable.of("AlderX", "alder", ages.toArray(String[]::new)),
            measures("Dodssannsynlighet", "Dødssannsynlighet"),
            years),
        figures);
  }

  /** 14288: Region, Kjonn, Alder, ContentsCode, Tid. */
  static ServedTable projection(
      ServedVariable region,
      int oldest,
      ServedVariable years,
      String updated,
      Figures figures,
      String... alternatives) {
    return new ServedTable(
        "14288",
        "14288: Framskrevet folkemengde 1. januar, etter region, kjønn, alder",
        updated,
        List.of(
            region,
            ServedVariable.of("Kjonn", "kjønn", "1", "Menn", "2", "Kvinner"),
            ServedVariable.ages("Alder", oldest),
            measures(alternatives),
            years),
        figures);
  }
}
