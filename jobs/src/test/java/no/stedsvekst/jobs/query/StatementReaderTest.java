package no.stedsvekst.jobs.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a statement ends. */
class StatementReaderTest {
  private static List<String> statements(String... lines) {
    StatementReader reader = new StatementReader();
    List<String> all = new ArrayList<>();
    for (String line : lines) {
      all.addAll(reader.add(line));
    }
    reader.rest().ifPresent(all::add);
    return all;
  }

  @Test
  void semicolonsEndStatementsAndTheLastNeedsNone() {
    assertEquals(
        List.of("select 1", "select\n 2", "select 3"),
        statements("select 1; select", " 2;", "select 3"));
  }

  @Test
  void whatIsQuotedOrACommentEndsNothing() {
    assertEquals(
        List.of(
            "select ';', \"a;b\", `c;d`", "select 'it\\'s;'", "select /* ; */ 1 -- ; or so\n+ 1"),
        statements(
            "select ';', \"a;b\", `c;d`; select 'it\\'s;';",
            "select /* ; */ 1 -- ; or so",
            "+ 1;"));
  }

  @Test
  void aQuotationGoesOnInTheNextLine() {
    assertEquals(List.of("select 'one\ntwo; three'"), statements("select 'one", "two; three';"));
  }

  @Test
  void nothingIsNoStatement() {
    assertEquals(List.of(), statements("", ";", " ;; ", "-- only words", "/* and", "more */ ;"));
  }

  @Test
  void whatIsBegunIsOpenUntilItIsEndedOrGivenUp() {
    StatementReader reader = new StatementReader();
    assertFalse(reader.isOpen());
    reader.add("select 'a");
    assertTrue(reader.isOpen());
    assertEquals("select 'a\n", reader.open());
    assertEquals(Optional.of("select 'a"), reader.rest());
    assertFalse(reader.isOpen());
    assertEquals(List.of("select 1"), reader.add("select 1;"));
  }
}
