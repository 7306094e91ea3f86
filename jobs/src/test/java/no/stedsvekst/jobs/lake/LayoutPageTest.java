package no.stedsvekst.jobs.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import no.stedsvekst.jobs.pipeline.Jobs;
import org.junit.jupiter.api.Test;

/** The page about the lake says what the specifications say. */
class LayoutPageTest {
  private static final Path PAGE = Path.of("..", "data-lake-layout.md");
  private static final String BEGIN = "<!-- tables: begin -->\n";
  private static final String END = "<!-- tables: end -->\n";
  private static final Set<String> SMALL_WORDS =
      Set.of("the", "a", "an", "of", "in", "is", "and", "or", "to", "this", "row", "column", "its");

  @Test
  void thePageHasNotDrifted() throws IOException {
    String page = Files.readString(PAGE);
    String before = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
    String after = page.substring(page.indexOf(END));
    String wanted = before + LayoutPage.tables(Jobs.tables()) + after;
    if (Boolean.getBoolean("layout.write")) {
      Files.writeString(PAGE, wanted);
    }
    assertEquals(
        wanted,
        Files.readString(PAGE),
        "data-lake-layout.md has drifted; write it anew with: mvn test -pl jobs -am"
            + " -Dtest=LayoutPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dlayout.write=true");
  }

  @Test
  void noCommentMerelyRestatesItsColumn() {
    assertTrue(merelyRestates("net_migration", "The net migration of the row"));
    for (TableSpec table : Jobs.tables()) {
      for (ColumnSpec column : table.columns()) {
        assertFalse(
            merelyRestates(column.name(), column.comment()),
            () -> table.fullName() + "." + column.name() + ": " + column.comment());
      }
    }
  }

  @Test
  void grainsAreSentencesAndKeysAreRequired() {
    for (TableSpec table : Jobs.tables()) {
      assertTrue(table.grain().endsWith("."), table.fullName());
      assertFalse(table.key().isEmpty(), table.fullName());
      table.columns().stream()
          .filter(column -> table.key().contains(column.name()))
          .forEach(column -> assertTrue(column.isRequired(), table.fullName()));
    }
  }

  /**
   * As the page says of what is made with a preset. The star is of one, with its own stamps; in
   * answers to a survey there is no parameter.
   */
  @Test
  void rowsOfTheModelSayWhatTheyWereMadeBy() {
    for (TableSpec table : Jobs.tables()) {
      boolean isOfTheStar = table.name().matches("(mart|dim)_.*|place_story|survey_estimate");
      if (table.columnNames().contains("preset") && !isOfTheStar) {
        assertTrue(
            table.columnNames().containsAll(List.of("param_hash", "vintage", "run_id")),
            table.fullName());
      }
    }
  }

  @Test
  void noTwoTablesShareAName() {
    List<String> names = Jobs.tables().stream().map(TableSpec::fullName).toList();
    assertEquals(names.size(), new HashSet<>(names).size());
  }

  private static boolean merelyRestates(String column, String comment) {
    Set<String> said = words(comment);
    said.removeAll(words(column));
    said.removeAll(SMALL_WORDS);
    return said.isEmpty();
  }

  private static Set<String> words(String text) {
    return new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)));
  }
}
