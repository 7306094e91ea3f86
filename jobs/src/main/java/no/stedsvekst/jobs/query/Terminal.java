package no.stedsvekst.jobs.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.TerminalBuilder;

/** Lines that are typed: with the lines of earlier days, and names that complete themselves. */
final class Terminal implements AutoCloseable {
  private static final String FIRST = "sql> ";
  private static final String FURTHER = "  -> ";
  private static final String HISTORY = ".stedsvekst_history";

  private final org.jline.terminal.Terminal terminal;
  private final LineReader reader;

  private Terminal(org.jline.terminal.Terminal terminal, LineReader reader) {
    this.terminal = terminal;
    this.reader = reader;
  }

  /**
   * The terminal of this program.
   *
   * @param statement what has been written of the statement in earlier lines
   */
  static Terminal open(CompletedNames names, Supplier<String> statement) {
    try {
      return of(
          TerminalBuilder.builder().system(true).build(),
          Path.of(System.getProperty("user.home"), HISTORY),
          names,
          statement);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Terminal of(
      org.jline.terminal.Terminal terminal,
      Path history,
      CompletedNames names,
      Supplier<String> statement) {
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(new Words())
            .completer(
                (line, parsed, candidates) ->
                    names.of(statement.get() + parsed.line(), parsed.word()).stream()
                        .map(Terminal::candidate)
                        .forEach(candidates::add))
            .variable(LineReader.HISTORY_FILE, history)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
    return new Terminal(terminal, reader);
  }

  /** The next line; empty at the end (Ctrl-D). */
  Optional<String> line(boolean isFurther) throws Interrupted {
    try {
      return Optional.of(reader.readLine(isFurther ? FURTHER : FIRST));
    } catch (EndOfFileException e) {
      return Optional.empty();
    } catch (UserInterruptException e) {
      throw new Interrupted();
    }
  }

  /** What has been begun is given up (Ctrl-C). */
  static final class Interrupted extends Exception {
    private static final long serialVersionUID = 1;
  }

  /** After a layer comes a dot and a table: no space. */
  private static Candidate candidate(String word) {
    boolean isWhole = !word.endsWith(".") && !word.endsWith("(");
    return new Candidate(word, word, null, null, null, null, isWhole);
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Words as SQL has them: also a bracket and a comma end one, and a quotation mark is a letter.
   */
  private static final class Words extends DefaultParser {
    Words() {
      setQuoteChars(new char[0]);
      setEscapeChars(new char[0]);
    }

    @Override
    public boolean isDelimiterChar(CharSequence buffer, int pos) {
      char letter = buffer.charAt(pos);
      return Character.isWhitespace(letter) || "(),=<>+-*/;".indexOf(letter) >= 0;
    }
  }
}
