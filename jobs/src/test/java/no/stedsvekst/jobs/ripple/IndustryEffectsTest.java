package no.stedsvekst.jobs.ripple;

import static no.stedsvekst.jobs.ripple.PlainRipple.same;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.testing.Frames;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** B6. What the nation's accounts say of jobs and value added, and when they say nothing. */
class IndustryEffectsTest {
  @Test
  void accountsThatDoNotBalanceAreRefused() {
    Row good = account("a", 100, 60, 10, 0);
    assertEquals(1, effects(List.of(good), List.of(flow("a", "a", 30, 30))).yearFor(2020) / 2020);
    refused("adds, imports and pays in tax 5.0 more", good, flow("a", "a", 35, 35));
    refused("buys for 1.000000 of each unit", account("a", 100, 0, 0, 0), flow("a", "a", 100, 100));
    refused("b or a is no industry of io_account", good, flow("b", "a", 30, 30));
    // The accounts balance, but what is bought of b leads to nobody's pay.
    Refusal lost =
        assertThrows(
            Refusal.class,
            () ->
                effects(
                    List.of(account("a", 100, 90, 0, 0), account("b", 0, 0, 0, 0)),
                    List.of(flow("b", "a", 10, 10))));
    assertEquals(3, lost.exit().code());
    assertTrue(
        lost.getMessage()
            .contains(
                "io_flow of 2020: of each unit that a exports value added, imports and product tax"
                    + " make 0.900000: something is bought of an industry without output"),
        lost.getMessage());
  }

  @Test
  void whatNobodyMakesIsRefused() {
    Row user = account("a", 100, 60, 10, 0);
    Row used = RowFactory.create(2020, "use", "gas", "a", 30.0, null);
    String said = "io_flow of 2020: gas is used for 30.0, and no row of make says who makes it";
    refused(said, user, used);
    Refusal other =
        assertThrows(
            Refusal.class,
            () ->
                effects(
                    List.of(user),
                    List.of(used, RowFactory.create(2020, "make", "a", "oil", 100.0, null))));
    assertEquals(3, other.exit().code());
    assertTrue(other.getMessage().contains(said), other.getMessage());
  }

  /** Where multipliers were landed, a year without flows is theirs; elsewhere it is refused. */
  @Test
  void accountsWithoutFlowsLeaveTheYearToMultipliers() {
    List<Row> accounts = typed(ACCOUNT, List.of(account("a", 100, 40, 10, 0)));
    IndustryEffects effects =
        IndustryEffects.of(
            accounts,
            List.of(),
            typed(MULTIPLIER, List.of(RowFactory.create(2020, "a", "employment", 0.36, 0.34))));
    assertEquals(List.of("io_flow has nothing of 2020: io_multiplier holds"), effects.notes());
    Row only = effects.sums(TestSession.get()).collectAsList().get(0);
    assertEquals("employment", only.getAs("measure"));
    same(0.36, only.getAs("direct"));
    same(0.34, only.getAs("indirect"));
    Refusal refusal =
        assertThrows(Refusal.class, () -> IndustryEffects.of(accounts, List.of(), List.of()));
    assertEquals(3, refusal.exit().code());
  }

  /** Three industries, two of which make the same product; rounds of orders, one by one. */
  @Test
  void loopsFindTheSameOfMakeAndUse() {
    double[] output = {200, 100, 50};
    double[][] make = {{180, 20, 0}, {60, 30, 10}, {0, 0, 50}};
    double[][] use = {{20, 12, 5}, {10, 8, 2}, {6, 15, 1}};
    String[] industries = {"a", "b", "c"};
    String[] products = {"p", "q", "r"};
    List<Row> accounts = new ArrayList<>();
    List<Row> flows = new ArrayList<>();
    for (int buyer = 0; buyer < 3; buyer++) {
      double bought = 0;
      for (int product = 0; product < 3; product++) {
        bought += use[product][buyer];
        // A third of what is used comes from abroad, and is among the imports of the account.
        flows.add(
            RowFactory.create(
                2020,
                "use",
                products[product],
                industries[buyer],
                1.5 * use[product][buyer],
                use[product][buyer]));
        flows.add(
            RowFactory.create(
                2020, "make", industries[buyer], products[product], make[buyer][product], null));
      }
      double imports = 3 + buyer;
      accounts.add(
          account(
              industries[buyer], output[buyer], output[buyer] - bought - imports - 2, imports, 2));
    }
    List<Row> found =
        effects(accounts, flows)
            .suppliers(TestSession.get())
            .filter("measure = 'imports'")
            .collectAsList();
    assertEquals(9, found.size());
    for (Row row : found) {
      int exporter = List.of(industries).indexOf(row.<String>getAs("exporter"));
      int supplier = List.of(industries).indexOf(row.<String>getAs("supplier"));
      double[] ordered = new double[3];
      ordered[exporter] = 1;
      double made = 0;
      for (int round = 0; round < 200; round++) {
        double[] next = new double[3];
        for (int buyer = 0; buyer < 3; buyer++) {
          for (int product = 0; product < 3; product++) {
            double wanted = ordered[buyer] * use[product][buyer] / output[buyer];
            double all = make[0][product] + make[1][product] + make[2][product];
            for (int maker = 0; maker < 3; maker++) {
              next[maker] += wanted * make[maker][product] / all;
            }
          }
        }
        ordered = next;
        made += ordered[supplier];
      }
      same(made * (3 + supplier) / output[supplier], row.getAs("indirect"));
    }
  }

  private static void refused(String said, Row account, Row flow) {
    Refusal refusal = assertThrows(Refusal.class, () -> effects(List.of(account), List.of(flow)));
    assertEquals(3, refusal.exit().code());
    assertTrue(refusal.getMessage().contains(said), refusal.getMessage());
  }

  /** A landed multiplier stands instead; suppliers keep their shares, or are anybody. */
  @Test
  void landedMultipliersStandInstead() {
    IndustryEffects effects =
        IndustryEffects.of(
            typed(ACCOUNT, List.of(account("a", 100, 40, 10, 0), account("b", 100, 90, 10, 0))),
            typed(FLOW, List.of(flow("b", "a", 50, 50))),
            typed(
                MULTIPLIER,
                List.of(
                    RowFactory.create(2021, "a", "employment", 0.36, 0.34),
                    RowFactory.create(2021, "z", "employment", 0.5, 0.25))));
    List<Row> suppliers =
        effects
            .suppliers(TestSession.get())
            .filter("account_year = 2021 and exporter = 'a' and measure = 'employment'")
            .collectAsList();
    assertEquals(1, suppliers.size());
    assertEquals("b", suppliers.get(0).getAs("supplier"));
    same(0.34, suppliers.get(0).getAs("indirect"));
    // z has no accounts: anybody may be its supplier.
    Row anybody =
        effects.suppliers(TestSession.get()).filter("exporter = 'z'").collectAsList().get(0);
    assertEquals(IndustryEffects.ANY, anybody.getAs("supplier"));
    same(0.25, anybody.getAs("indirect"));
    assertEquals(2021, effects.yearFor(2050));
    assertEquals(2020, effects.yearFor(1999));
  }

  private static final String ACCOUNT =
      "year int, industry string, output double, value_added double, imports double,"
          + " product_tax double, employment double, tax double";

  private static final String FLOW =
      "year int, matrix string, row string, column string, value double, domestic double";

  private static final String MULTIPLIER =
      "year int, industry string, measure string, direct double, indirect double";

  private static IndustryEffects effects(List<Row> accounts, List<Row> flows) {
    return IndustryEffects.of(typed(ACCOUNT, accounts), typed(FLOW, flows), List.of());
  }

  private static List<Row> typed(String columns, List<Row> rows) {
    return Frames.frame(columns, rows).collectAsList();
  }

  private static Row account(String name, double output, double added, double imports, double tax) {
    return RowFactory.create(2020, name, output, added, imports, tax, output / 2, null);
  }

  private static Row flow(String row, String column, double value, double domestic) {
    return RowFactory.create(2020, "io", row, column, value, domestic);
  }
}
