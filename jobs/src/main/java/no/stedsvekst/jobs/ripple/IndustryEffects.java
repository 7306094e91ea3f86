package no.stedsvekst.jobs.ripple;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.ripple.InputOutput;
import no.stedsvekst.ripple.Multipliers;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * What a million of export of each industry means, for every year of accounts: small tables of the
 * nation, worked out here, handed to Spark as rows.
 */
final class IndustryEffects {
  /** Stands for suppliers of which only the sum is known. */
  static final String ANY = "*";

  private static final int LONGEST_LIST = 5;

  /** Named as the columns of {@code io_account}. */
  private static final List<String> MEASURES =
      List.of("employment", "value_added", "tax", "imports");

  private final NavigableMap<Integer, Map<Key, Effect>> years = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();

  /** An industry that exports, and what is measured. */
  private record Key(String industry, String measure) {}

  /** Of a million: at the exporter, and by supplying industry. */
  private record Effect(double direct, Map<String, Double> indirect) {
    double allIndirect() {
      return indirect.values().stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  /**
   * Of the nation's tables.
   *
   * @param accounts rows of {@code io_account}
   * @param flows rows of {@code io_flow}
   * @param multipliers rows of {@code io_multiplier}, which stand instead of what is worked out
   */
  static IndustryEffects of(List<Row> accounts, List<Row> flows, List<Row> multipliers) {
    NavigableMap<Integer, NationalAccount> byYear = new TreeMap<>();
    accounts.forEach(row -> account(byYear, row).add(row));
    flows.forEach(row -> account(byYear, row).addFlow(row));
    IndustryEffects effects = new IndustryEffects();
    List<String> complaints = new ArrayList<>();
    byYear.forEach(
        (year, account) -> {
          boolean isMultiplied =
              multipliers.stream().anyMatch(row -> row.<Integer>getAs("year").equals(year));
          if (account.isWithoutFlows() && isMultiplied) {
            effects.notes.add("io_flow has nothing of %d: io_multiplier holds".formatted(year));
            return;
          }
          double[][] coefficients = account.coefficients();
          if (account.complaints().isEmpty()) {
            double[][] leontief = InputOutput.leontief(coefficients);
            account.checkExport(leontief);
            effects.years.put(year, ofAccount(account, leontief));
          }
          complaints.addAll(account.complaints());
        });
    if (!complaints.isEmpty()) {
      throw Refusals.badRows(
          "silver.io_flow beside silver.io_account",
          complaints.stream().limit(LONGEST_LIST).toList());
    }
    effects.replace(multipliers);
    return effects;
  }

  /** What the reader of the ledger should know. */
  List<String> notes() {
    return notes;
  }

  private static NationalAccount account(Map<Integer, NationalAccount> byYear, Row row) {
    return byYear.computeIfAbsent(row.getAs("year"), NationalAccount::new);
  }

  private static Map<Key, Effect> ofAccount(NationalAccount account, double[][] leontief) {
    List<String> industries = account.industries();
    double[] output = account.numbers("output");
    Map<Key, Effect> effects = new LinkedHashMap<>();
    MEASURES.forEach(
        measure -> {
          double[] amounts = account.numbers(measure);
          double[] perOutput = new double[amounts.length];
          boolean isKnown = true;
          for (int industry = 0; industry < amounts.length; industry++) {
            perOutput[industry] = output[industry] == 0 ? 0 : amounts[industry] / output[industry];
            isKnown &= !Double.isNaN(perOutput[industry]);
          }
          if (isKnown) {
            Multipliers multipliers = Multipliers.of(perOutput, leontief);
            for (int exporter = 0; exporter < output.length; exporter++) {
              if (output[exporter] > 0) {
                effects.put(
                    new Key(industries.get(exporter), measure),
                    effect(multipliers, exporter, industries));
              }
            }
          }
        });
    return effects;
  }

  private static Effect effect(Multipliers multipliers, int exporter, List<String> industries) {
    Map<String, Double> suppliers = new LinkedHashMap<>();
    for (int supplier = 0; supplier < industries.size(); supplier++) {
      double indirect = multipliers.indirect()[supplier][exporter];
      if (indirect != 0) {
        suppliers.put(industries.get(supplier), indirect);
      }
    }
    return new Effect(multipliers.direct()[exporter], suppliers);
  }

  /** Suppliers keep the shares that the accounts of the year, or of the one before, give them. */
  private void replace(List<Row> multipliers) {
    NavigableMap<Integer, Map<Key, Effect>> ofAccounts = new TreeMap<>(years);
    for (Row row : multipliers) {
      int year = row.getAs("year");
      Key key = new Key(row.getAs("industry"), row.getAs("measure"));
      Map<Key, Effect> before =
          ofAccounts.isEmpty() ? Map.of() : ofAccounts.get(nearest(ofAccounts, year));
      Map<Key, Effect> ofYear = years.computeIfAbsent(year, each -> new LinkedHashMap<>(before));
      double indirect = row.<Double>getAs("indirect");
      Effect shares = before.get(key);
      Map<String, Double> suppliers = new LinkedHashMap<>();
      if (shares == null || shares.allIndirect() == 0) {
        suppliers.put(ANY, indirect);
      } else {
        shares
            .indirect()
            .forEach(
                (supplier, part) ->
                    suppliers.put(supplier, indirect * part / shares.allIndirect()));
      }
      ofYear.put(key, new Effect(row.<Double>getAs("direct"), suppliers));
    }
  }

  /** The year whose accounts hold for another: the last before it, else the first. */
  int yearFor(int year) {
    return nearest(years, year);
  }

  private static int nearest(NavigableMap<Integer, ?> years, int year) {
    return Objects.requireNonNullElseGet(years.floorKey(year), years::firstKey);
  }

  /** account_year, exporter, measure, direct, indirect: of all suppliers together. */
  Dataset<Row> sums(SparkSession spark) {
    List<Row> rows = new ArrayList<>();
    years.forEach(
        (year, effects) ->
            effects.forEach(
                (key, effect) ->
                    rows.add(
                        RowFactory.create(
                            year,
                            key.industry(),
                            key.measure(),
                            effect.direct(),
                            effect.allIndirect()))));
    return spark.createDataFrame(
        rows,
        StructType.fromDDL(
            "account_year int, exporter string, measure string, direct double, indirect double"));
  }

  /** account_year, exporter, measure, supplier, indirect. */
  Dataset<Row> suppliers(SparkSession spark) {
    List<Row> rows = new ArrayList<>();
    years.forEach(
        (year, effects) ->
            effects.forEach(
                (key, effect) ->
                    effect
                        .indirect()
                        .forEach(
                            (supplier, indirect) ->
                                rows.add(
                                    RowFactory.create(
                                        year,
                                        key.industry(),
                                        key.measure(),
                                        supplier,
                                        indirect)))));
    return spark.createDataFrame(
        rows,
        StructType.fromDDL(
            "account_year int, exporter string, measure string, supplier string, indirect double"));
  }
}
