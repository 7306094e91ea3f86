package no.stedsvekst.jobs.query;

import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Faults;
import no.stedsvekst.jobs.refusal.Refusal;

/** Statements, one after the other, and what is said to each. */
final class Conversation {
  private final QuerySession session;
  private final boolean isDry;
  private final AnswerPrinter printer;
  private final Console console;

  /**
   * With whoever asks.
   *
   * @param isDry whether it is only told what would be read
   */
  Conversation(QuerySession session, boolean isDry, AnswerPrinter printer, Console console) {
    this.session = session;
    this.isDry = isDry;
    this.printer = printer;
    this.console = console;
  }

  /** Answers all statements of these lines; the first that cannot be answered ends it. */
  void answer(Stream<String> lines) {
    StatementReader reader = new StatementReader();
    for (Iterator<String> left = lines.iterator(); left.hasNext(); ) {
      reader.add(left.next()).forEach(this::answer);
    }
    reader.rest().ifPresent(this::answer);
  }

  /** Answers what is typed, until the end of it; a mistake is told, and the next one read. */
  void talk(CompletedNames names) {
    StatementReader reader = new StatementReader();
    try (Terminal terminal = Terminal.open(names, reader::open)) {
      console.progress("Statements end in a semicolon; Ctrl-D ends this.");
      for (Optional<String> line = next(terminal, reader);
          line.isPresent();
          line = next(terminal, reader)) {
        for (String statement : reader.add(line.get())) {
          try {
            answer(statement);
          } catch (Refusal refusal) {
            console.progress(refusal.getMessage());
          } catch (RuntimeException e) {
            console.progress(Faults.line(e));
          }
        }
      }
    }
  }

  private static Optional<String> next(Terminal terminal, StatementReader reader) {
    try {
      return terminal.line(reader.isOpen());
    } catch (Terminal.Interrupted e) {
      reader.rest();
      return Optional.of("");
    }
  }

  private void answer(String statement) {
    if (isDry) {
      console.progress("dry run: would read " + String.join(", ", session.tablesOf(statement)));
      return;
    }
    long start = System.nanoTime();
    long rows = printer.print(session.ask(statement));
    console.progress(
        "%d %s, %s"
            .formatted(
                rows,
                rows == 1 ? "row" : "rows",
                Console.seconds((System.nanoTime() - start) / 1e9)));
  }
}
