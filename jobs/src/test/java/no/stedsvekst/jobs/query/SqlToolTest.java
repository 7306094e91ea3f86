package no.stedsvekst.jobs.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.stedsvekst.jobs.testing.Dashboard;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements in the terminal. */
class SqlToolTest {
  @TempDir Path folder;

  private static Program.Result ask(String statement, String... options) {
    return Program.run(
        Stream.concat(Stream.of("sql", statement, "--lake", SharedLake.path()), Stream.of(options))
            .toArray(String[]::new));
  }

  private static List<String> csv(String statement) {
    Program.Result result = ask(statement, "--format", "csv");
    assertEquals(0, result.exit(), result.err());
    return result.out().lines().toList();
  }

  @Test
  void theNumbersOfAStatementAreThoseOfLoops() {
    int asked = 0;
    for (var question : Dashboard.questions().entrySet()) {
      if (asked++ % 3 == 0) {
        Map<String, Double> numbers = new TreeMap<>();
        for (String line : csv(question.getKey()).stream().skip(1).toList()) {
          String[] cells = line.split(",", -1);
          numbers.put(cells[0], Double.valueOf(cells[1]));
        }
        Map<String, Double> wanted = question.getValue().get();
        assertFalse(wanted.isEmpty(), question.getKey());
        assertEquals(wanted.keySet(), numbers.keySet(), question.getKey());
        wanted.forEach(
            (name, number) ->
                assertEquals(number, numbers.get(name), 1e-9 * Math.abs(number) + 1e-9, name));
      }
    }
  }

  @Test
  void aTableIsAlignedAndRoundedAndJsonIsNot() throws IOException {
    String statement = "select 'Bø' as name, 1d / 3 as third, 123456.78d as many, null as none";
    assertEquals(
        "name     third      many  none\nBø    0.333333  123456.8\n", ask(statement).out());
    List<String> lines = ask(statement, "--format", "json").out().lines().toList();
    JsonNode row = new ObjectMapper().readTree(lines.get(0));
    assertEquals(1.0 / 3, row.get("third").asDouble());
    assertEquals(123456.78, row.get("many").asDouble());
    assertTrue(row.get("none").isNull());
    assertTrue(lines.get(1).startsWith("{\"run_id\":null,\"status\":\"ok\",\"exit\":0"));
    assertEquals(2, lines.size());
  }

  @Test
  void csvQuotesWhatNeedsIt() {
    assertEquals(
        List.of("a,b,c", "\"x,y\",\"say \"\"so\"\"\",\"[1,2]\""),
        csv("select 'x,y' as a, 'say \"so\"' as b, array(1, 2) as c"));
  }

  @Test
  void twoColumnsOfANameAreTwoInJson() {
    assertTrue(
        ask("select 1 as a, 2 as a", "--format", "json").out().startsWith("{\"a\":1,\"a_2\":2}"));
  }

  @Test
  void theModelsFunctionsAreThere() {
    assertEquals(
        List.of("g", "0.02"), csv("select round(relative_growth(106, 100, 0.04), 9) as g"));
  }

  @Test
  void tablesAreReadTwiceAndWithTheirLayerOrWithout() {
    assertEquals(
        List.of("n", "0"),
        csv(
            """
            select count(*) as n from panel a join gold.panel b using (preset, level, unit, year)
            where a.population <> b.population"""));
  }

  @Test
  void anEarlierVersionIsReadByItsNumber() {
    assertEquals(
        List.of("n", "0"),
        csv("select count(*) as n from gold.panel version as of 0 where preset = 'book2022'"));
    assertTrue(
        ask("select * from panel version as of 99").err().contains("cannot be read in version 99"));
  }

  @Test
  void theCatalogueIsAskedInSql() {
    assertTrue(csv("show schemas").containsAll(List.of("bronze", "silver", "gold", "ops")));
    assertTrue(
        csv("show tables in silver").stream().anyMatch(line -> line.startsWith("commuting,")));
    assertTrue(csv("show tables like 'panel*'").size() > 2);
    assertTrue(csv("describe gold.panel").stream().anyMatch(line -> line.startsWith("year,int,")));
    List<String> extended = csv("describe table extended gold.panel");
    assertTrue(
        extended.stream().anyMatch(line -> line.startsWith("Comment,\"One row")), "" + extended);
    assertTrue(extended.contains("Key,\"preset, level, unit, year\","), "" + extended);
    List<String> versions = csv("describe history gold.panel");
    assertEquals("version,rows,slice,readable,run_id", versions.get(0));
    assertTrue(versions.get(versions.size() - 1).startsWith("0,"), "" + versions);
    assertEquals(2, csv("describe history gold.panel limit 1").size());
    assertTrue(ask("describe history gold.pannel").error().contains("did you mean"));
    assertTrue(csv("show columns in panel").contains("vra_own"));
    assertEquals(List.of("function", "relative_growth"), csv("show functions like 'relative*'"));
    assertTrue(csv("describe function relative_growth").toString().contains("national_growth"));
    assertTrue(csv("explain select * from panel").toString().contains("Physical Plan"));
  }

  /** What is wrong, where, and what is near. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select yaer from gold.panel | line 1, column 8: there is no column \"yaer\"; near are ds, year",
        "select 1 from gold.pannel | line 1, column 15: there is no table \"gold.pannel\" (did you mean \"gold.panel\"?)",
        "select (1 from gold.panel | line 1, column 11: the statement cannot be read at or near 'from'",
        "select relative_grwth(1) | line 1, column 8: there is no function \"relative_grwth\" (did you mean \"relative_growth\"?)",
        "select 1 / 0 | line 1, column 8: the statement cannot be answered: Division by zero. Use `try_divide`",
        "select cast('x' as int) | line 1, column 8: the statement cannot be answered: The value 'x'",
        "select sum(year), unit from gold.panel | line 1, column 1: the statement cannot be answered: The query does not include a GROUP BY",
        "select raise_error('so') | the statement cannot be answered: so",
        "use silvr | there is no layer \"silvr\" (did you mean \"silver\"?)",
        "select * from gold.panel timestamp as of '2020-01-01' | line 1, column 26: a table's past is read by number",
      })
  void aMistakeIsOneLineWithItsPlace(String statement, String said) {
    Program.Result result = ask(statement);
    assertEquals(2, result.exit(), result.err());
    assertTrue(result.error().startsWith("stedsvekst: " + said), result.error());
    assertEquals("", result.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into gold.panel select * from gold.panel",
        "with a as (select 1) insert into gold.panel select * from a",
        "from gold.panel insert into gold.dim_year select * insert into gold.dim_scenario select *",
        "insert overwrite directory 'out' using csv select 1",
        "insert into identifier('gold.panel') select 1",
        "create table gold.mine as select 1",
        "create table gold.mine (a int) using delta location '/tmp/mine'",
        "create temporary view mine as select 1",
        "create database mine",
        "drop table gold.panel",
        "truncate table gold.panel",
        "delete from gold.panel",
        "update gold.panel set population = 0",
        "merge into gold.panel a using gold.panel b on a.unit = b.unit when matched then delete",
        "alter table gold.panel add columns (a int)",
        "optimize gold.panel",
        "vacuum gold.panel",
        "restore table gold.panel to version as of 0",
        "set spark.sql.ansi.enabled = false",
        "reset",
        "cache table gold.panel",
        "add jar 'x.jar'",
        "declare variable a int",
        "execute immediate 'drop table gold.panel'",
        "execute immediate 'select 1'",
        "select * from table_changes_by_path('elsewhere', 0)",
        "select * from table_changes('gold.panel', 0)",
        "call system.mine()",
        "restore table delta.`/tmp/mine` to version as of 0",
        "create table gold.mine shallow clone gold.panel",
        "begin insert into gold.panel select 1; end",
        "select transform(unit) using 'cat' from gold.panel",
      })
  void whatDoesMoreThanReadIsRefused(String statement) {
    Program.Result result = ask(statement.replace("; end", " end"));
    assertEquals(2, result.exit(), statement + ": " + result.err());
    assertTrue(
        result.error().contains("is not done here: statements read the lake")
            || result.error().contains("cannot be read"),
        statement + ": " + result.error());
  }

  /** Neither files beside the lake nor methods of Java. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select * from csv.`/etc/passwd` | there is no table",
        "select * from delta.`/tmp` | there is no table",
        "select reflect('java.lang.System', 'exit', 0) | there is no function",
        "select java_method('java.lang.System', 'exit', 0) | there is no function",
      })
  void nothingButTheLakeIsReached(String statement, String said) {
    Program.Result result = ask(statement);
    assertEquals(2, result.exit(), result.err());
    assertTrue(result.error().contains(said), result.error());
  }

  @Test
  void statementsOfAFileAreAnsweredUntilOneIsWrong() {
    InputStream before = System.in;
    System.setIn(
        new ByteArrayInputStream(
            "use ops;\nselect count(*) > 0 as b from run; -- one\nselect x from run;\nselect 3"
                .getBytes(StandardCharsets.UTF_8)));
    try {
      Program.Result result = Program.run("sql", "--lake", SharedLake.path());
      assertEquals(2, result.exit());
      assertEquals("b\ntrue\n", result.out());
      assertTrue(result.error().contains("there is no column \"x\""), result.error());
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aDryRunNamesTheTables() {
    Program.Result result =
        ask("with a as (select 1 from run) select * from a, gold.panel", "--dry-run");
    assertEquals(2, result.exit());
    result = ask("with a as (select 1 from ops.run) select * from a, panel", "--dry-run");
    assertEquals(0, result.exit(), result.err());
    assertTrue(result.err().contains("would read ops.run, gold.panel"), result.err());
    assertEquals("", result.out());
  }

  @Test
  void withoutALakeOrATableThatIsTold() {
    Program.Result none = Program.run("sql", "select 1", "--lake", folder.toString());
    assertEquals(4, none.exit());
    assertTrue(none.error().contains("there is no lake"), none.error());
    Program.Result notYet = ask("select * from quarantine.covariate");
    assertEquals(4, notYet.exit(), notYet.err());
    assertTrue(notYet.error().contains("is not in the lake"), notYet.error());
    assertEquals(2, ask("select 1", "--format", "xml").exit());
  }
}
