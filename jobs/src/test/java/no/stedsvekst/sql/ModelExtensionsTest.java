package no.stedsvekst.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The functions of the model as a user of SQL meets them. */
class ModelExtensionsTest {

  /** The examples of the help, with the result that it promises. */
  @Test
  void everyExampleIsTrue() {
    for (ModelFunction function : ModelFunctions.all()) {
      String[] example = function.example().split(";\\s*", -1);
      String query = example[0].replace("_FUNC_", function.name());
      Row result = TestSession.get().sql(query).head();
      String promised = example[1].trim();
      if (result.get(0) instanceof Double number) {
        assertEquals(Double.parseDouble(promised), number, 1e-12, query);
      } else {
        boolean isList = promised.startsWith("[");
        assertEquals(promised, (isList ? result.getList(0) : result.get(0)).toString(), query);
      }
    }
  }

  @Test
  void everyFunctionIsDescribed() {
    for (ModelFunction function : ModelFunctions.all()) {
      String told =
          TestSession.get()
              .sql("DESCRIBE FUNCTION EXTENDED " + function.name())
              .collectAsList()
              .stream()
              .map(row -> row.getString(0))
              .collect(Collectors.joining("\n"));
      assertTrue(told.contains(function.name() + "("), told);
      assertTrue(told.contains("SELECT " + function.name()), told);
    }
  }

  @Test
  void whatIsMissingIsNull() {
    Row row =
        TestSession.get()
            .sql(
                "select relative_growth(null, 100, 0), net_migration_rate(5, 0),"
                    + " labour_market_integration(0, 10, 0)")
            .head();
    for (int index = 0; index < row.length(); index++) {
      assertTrue(row.isNullAt(index));
    }
  }

  @Test
  void tooFewArgumentsAreTold() {
    Exception fault =
        assertThrows(
            Exception.class, () -> TestSession.get().sql("select net_migration_rate(5)").head());
    assertTrue(fault.getMessage().contains("takes 2 arguments, not 1"), fault.getMessage());
  }
}
