package no.stedsvekst.jobs.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.stedsvekst.jobs.lake.ColumnSpec;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.TableSpec;

/** Pages about the tables, for a browser: plain HTML, that needs no server and no network. */
final class Site {
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>%s</title>
      <style>body{font:15px/1.5 sans-serif;margin:2em auto;max-width:70em;padding:0 1em}
      table{border-collapse:collapse}td,th{border-bottom:1px solid #ccd;padding:.2em .8em .2em 0;
      text-align:left;vertical-align:top}pre{background:#f4f6f6;padding:.6em;overflow:auto}
      .failed{color:#b00}.warned{color:#a60}</style></head><body>
      """;

  private final List<TableSpec> tables;
  private final LakeNews news;
  private final TableUses uses;
  private final Map<String, Set<String>> madeOf;

  Site(List<TableSpec> tables, LakeNews news, TableUses uses) {
    this.tables = tables;
    this.news = news;
    this.uses = uses;
    this.madeOf = news.madeOf();
  }

  /** All pages by their names. */
  Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    List<String> order = tables.stream().map(TableSpec::fullName).toList();
    pages.put("index.html", index());
    pages.put("answers.html", answers());
    pages.put("lineage.svg", new LineagePicture(madeOf, news.jobs(), order).svg());
    tables.forEach(table -> pages.put("tables/%s.html".formatted(table.fullName()), page(table)));
    return pages;
  }

  private String index() {
    StringBuilder page = new StringBuilder(HEAD.formatted("The lake"));
    page.append("<h1>The lake</h1>\n");
    page.append("<p><a href=\"lineage.svg\">Which table is made of which</a></p>\n");
    page.append("<p><a href=\"answers.html\">Fifteen questions and how to ask them</a></p>\n");
    page.append("<table><tr><th>table<th>a row<th>how new</tr>\n");
    for (TableSpec table : tables) {
      page.append(
          "<tr><td>%s<td>%s<td>%s</tr>%n"
              .formatted(
                  link(table.fullName(), "tables/"),
                  escaped(table.grain()),
                  escaped(news.freshness(table))));
    }
    return page.append("</table></body></html>\n").toString();
  }

  private static String answers() {
    StringBuilder page = new StringBuilder(HEAD.formatted("Questions and answers"));
    page.append(
        """
        <p><a href="index.html">The lake</a></p>
        <h1>Questions and answers</h1>
        <p>R: <code>library(duckdb); con &lt;- dbConnect(duckdb(), "lake.duckdb")</code>.
        Python: <code>import duckdb; con = duckdb.connect("lake.duckdb")</code>. The file is made by
        <code>duckdb lake.duckdb &lt; duckdb/views.sql</code>.</p>
        """);
    int number = 0;
    for (Answers answer : Answers.all()) {
      number++;
      page.append(
          "<h2 id=\"%1$d\">%1$d. %2$s</h2>%n".formatted(number, escaped(answer.question())));
      page.append("<pre>%s</pre>\n".formatted(escaped(answer.terminal())));
      page.append("<details><summary>R</summary><pre>");
      page.append(escaped(answer.r())).append("</pre></details>\n");
      page.append("<details><summary>Python</summary><pre>");
      page.append(escaped(answer.python())).append("</pre></details>\n");
    }
    return page.append("</body></html>\n").toString();
  }

  private String page(TableSpec table) {
    StringBuilder page = new StringBuilder(HEAD.formatted(table.fullName()));
    page.append("<p><a href=\"../index.html\">The lake</a></p>\n");
    page.append("<h1>%s</h1>\n<p>%s</p>\n".formatted(table.fullName(), escaped(table.grain())));
    page.append(
        "<p>Key: %s. %s %s.</p>\n"
            .formatted(
                String.join(", ", table.key()),
                escaped(news.freshness(table)),
                escaped(table.writeMode().sentence())));
    page.append(
        "<p>Made of: %s. Tables made of it: %s.</p>\n"
            .formatted(links(sources(table)), links(made(table))));
    uses.of(table).forEach((kind, names) -> page.append(used(kind, names)));
    page.append("<table><tr><th>column<th>type<th><th>meaning</tr>\n");
    for (ColumnSpec column : table.columns()) {
      page.append(
          "<tr><td>%s<td>%s<td>%s<td>%s</tr>\n"
              .formatted(
                  column.name(),
                  column.type().word(),
                  column.isRequired() ? "always" : "",
                  escaped(column.told())));
    }
    page.append("</table>\n").append(checks(table));
    return page.append("</body></html>\n").toString();
  }

  private String checks(TableSpec table) {
    List<PlainRow> last = news.checks(table);
    if (last.isEmpty()) {
      return "";
    }
    StringBuilder page = new StringBuilder("<h2>Checks, as they were last made</h2>\n<table>");
    page.append("<tr><th>what no row may be<th>kind<th>found<th>rows<th>run</tr>\n");
    for (PlainRow row : last) {
      page.append(
          "<tr class=\"%1$s\"><td>%2$s<td>%3$s<td>%1$s<td>%4$s<td>%5$s</tr>\n"
              .formatted(
                  row.text("status"),
                  escaped(row.text("check")),
                  row.text("kind"),
                  row.get("broken"),
                  row.text("run_id")));
    }
    return page.append("</table>\n").toString();
  }

  private Set<String> sources(TableSpec table) {
    return madeOf.getOrDefault(table.fullName(), Set.of());
  }

  private static String used(String kind, List<String> names) {
    return "<p>Used by %s: %s.</p>%n"
        .formatted(
            kind,
            String.join(
                ", ",
                kind.equals(TableUses.ANSWERS)
                    ? names.stream()
                        .map("<a href=\"../answers.html#%1$s\">%1$s</a>"::formatted)
                        .toList()
                    : names));
  }

  private Set<String> made(TableSpec table) {
    Set<String> made = new TreeSet<>();
    madeOf.forEach(
        (user, sources) -> {
          if (sources.contains(table.fullName())) {
            made.add(user);
          }
        });
    return made;
  }

  private String links(Set<String> names) {
    return names.isEmpty()
        ? "none"
        : String.join(", ", names.stream().map(name -> link(name, "")).toList());
  }

  /** A table that has no page, as a landing file has none, is named alone. */
  private String link(String name, String folder) {
    return tables.stream().anyMatch(table -> table.fullName().equals(name))
        ? "<a href=\"%s%s.html\">%s</a>".formatted(folder, name, name)
        : escaped(name);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
