package no.stedsvekst.jobs.report;

import no.stedsvekst.jobs.engine.Console;

/**
 * A value as a script that hands it to the pages: a browser runs scripts that lie on disk, and
 * fetches no other file from there.
 */
final class Scripts {
  private Scripts() {}

  /** The script of a value that is JSON already. */
  static String of(String name, String json) {
    // A text in a script must not end it, wherever the script is put.
    return "stedsvekst.put(%s,%s);\n".formatted(Console.json(name), json.replace("</", "<\\/"));
  }
}
