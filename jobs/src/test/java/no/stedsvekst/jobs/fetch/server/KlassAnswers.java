package no.stedsvekst.jobs.fetch.server;

import java.util.ArrayList;
import java.util.List;

/** What KLASS answers of municipalities, item by item, in its own shapes. */
final class KlassAnswers {
  /** The year in which something ends that does not. */
  static final int NEVER = 9999;

  private final List<String> codes = new ArrayList<>();
  private final List<String> changes = new ArrayList<>();
  private final List<String> central = new ArrayList<>();
  private final List<String> regions = new ArrayList<>();
  private final List<String> counties = new ArrayList<>();

  /** A code from a year to another, or for ever. */
  void code(String code, String name, int from, int until) {
    codes.add(
        "{\"code\":\"%s\",\"parentCode\":null,\"level\":\"1\",\"name\":%s,\"validFromInRequestedRange\":\"%d-01-01\",\"validToInRequestedRange\":%s}"
            .formatted(
                code,
                ServedTable.text(name),
                from,
                until == NEVER ? "null" : "\"" + until + "-01-01\""));
  }

  void change(String from, String fromName, String to, String toName, int year) {
    changes.add(
        "{\"oldCode\":\"%s\",\"oldName\":%s,\"newCode\":\"%s\",\"newName\":%s,\"changeOccurred\":\"%d-01-01\"}"
            .formatted(from, ServedTable.text(fromName), to, ServedTable.text(toName), year));
  }

  /** How central a municipality is. */
  void central(String code, String centralityClass, String index) {
    central.add(
        "{\"code\":\"%s\",\"parentCode\":\"0%s\",\"level\":\"2\",\"notes\":\"Sentralitetsindeks: %s\"}"
            .formatted(code, centralityClass, index));
  }

  void region(String code, String region) {
    regions.add("{\"sourceCode\":\"%s\",\"targetCode\":\"%s\"}".formatted(code, region));
  }

  void county(String code, String name, int from) {
    counties.add(
        "{\"code\":\"%s\",\"parentCode\":null,\"level\":\"1\",\"name\":%s,\"validFromInRequestedRange\":\"%d-01-01\"}"
            .formatted(code, ServedTable.text(name), from));
  }

  void serve(StatBankServer server, String modified) {
    String changed = "{\"lastModified\":\"" + modified + "\"}";
    server
        .klass("131", query -> changed)
        .klass("128", query -> changed)
        .klass("104", query -> changed)
        .klass("131/codes", query -> list("codes", codes))
        .klass("131/changes", query -> list("codeChanges", changes))
        .klass("104/codes", query -> list("codes", counties))
        .klass("128/codesAt", query -> list("codes", central))
        .klass("131/correspondsAt", query -> list("correspondenceItems", regions));
  }

  private static String list(String name, List<String> items) {
    return "{\"%s\":[%s]}".formatted(name, String.join(",", items));
  }
}
