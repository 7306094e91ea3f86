package no.stedsvekst.jobs.ripple;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import no.stedsvekst.ripple.AccountBalance;
import no.stedsvekst.ripple.InputOutput;
import org.apache.spark.sql.Row;

/** A year of the nation's accounts: what industries put out, pay, and buy of each other. */
final class NationalAccount {
  private static final String MAKE = "make";
  private static final String USE = "use";
  private static final String FLOWS = "io";

  private final int year;
  private final Map<String, Row> accounts = new TreeMap<>();
  private final Map<String, List<Row>> matrices = new LinkedHashMap<>();
  private final List<String> complaints = new ArrayList<>();

  NationalAccount(int year) {
    this.year = year;
  }

  void add(Row account) {
    accounts.put(account.getAs("industry"), account);
  }

  void addFlow(Row flow) {
    matrices.computeIfAbsent(flow.getAs("matrix"), name -> new ArrayList<>()).add(flow);
  }

  /** The industries, in the order of the rows and columns. */
  List<String> industries() {
    return List.copyOf(accounts.keySet());
  }

  /** A number of each industry; not a number where it is not known. */
  double[] numbers(String column) {
    return accounts.values().stream()
        .mapToDouble(row -> row.isNullAt(row.fieldIndex(column)) ? Double.NaN : row.getAs(column))
        .toArray();
  }

  /** What is wrong with it; empty once {@link #coefficients} has found nothing. */
  List<String> complaints() {
    return complaints;
  }

  /** Whether nothing was landed of what industries buy of each other. */
  boolean isWithoutFlows() {
    return matrices.isEmpty();
  }

  /** What industries buy of each other for a unit of output. */
  double[][] coefficients() {
    List<String> industries = industries();
    double[] output = numbers("output");
    double[][] bought;
    double[][] shares;
    if (isWithoutFlows()) {
      complaints.add(
          "io_flow has no matrix of %d, of which io_account has the output".formatted(year));
      return new double[industries.size()][industries.size()];
    }
    if (matrices.containsKey(FLOWS)) {
      bought = matrix(FLOWS, industries, industries);
      shares = InputOutput.coefficients(bought, output);
    } else {
      TreeSet<String> names = new TreeSet<>();
      rows(MAKE).forEach(row -> names.add(row.getAs("column")));
      rows(USE).forEach(row -> names.add(row.getAs("row")));
      List<String> products = List.copyOf(names);
      double[][] made = matrix(MAKE, industries, products);
      bought = matrix(USE, products, industries);
      checkMakers(products, made, bought);
      shares = InputOutput.coefficients(made, bought, output);
    }
    check(industries, output, bought, shares);
    return shares;
  }

  private void check(
      List<String> industries, double[] output, double[][] bought, double[][] shares) {
    double[] columns = InputOutput.columnSums(bought);
    double[] sums = InputOutput.columnSums(shares);
    double[] added = numbers("value_added");
    double[] imports = numbers("imports");
    double[] taxes = numbers("product_tax");
    for (int column = 0; column < industries.size(); column++) {
      String of = "io_flow of %d: %s".formatted(year, industries.get(column));
      if (sums[column] >= 1) {
        complaints.add("%s buys for %.6f of each unit that it makes".formatted(of, sums[column]));
      }
      double gap =
          AccountBalance.gap(
              columns[column], added[column], imports[column], taxes[column], output[column]);
      if (AccountBalance.isOff(gap, output[column])) {
        complaints.add(
            "%s buys, adds, imports and pays in tax %s more than its output of %s"
                .formatted(of, gap, output[column]));
      }
    }
  }

  /** What nobody makes has no supplier: its jobs would be lost without a word. */
  private void checkMakers(List<String> products, double[][] made, double[][] bought) {
    double[] supply = InputOutput.columnSums(made);
    for (int product = 0; product < products.size(); product++) {
      double used = DoubleStream.of(bought[product]).sum();
      if (used > 0 && (supply.length == 0 || supply[product] <= 0)) {
        complaints.add(
            "io_flow of %d: %s is used for %s, and no row of make says who makes it"
                .formatted(year, products.get(product), used));
      }
    }
  }

  /** Whatever suppliers pay for value added, imports and product tax is the export they serve. */
  void checkExport(double[][] leontief) {
    List<String> industries = industries();
    double[] output = numbers("output");
    double[] added = numbers("value_added");
    double[] imports = numbers("imports");
    double[] taxes = numbers("product_tax");
    double[] perOutput = new double[output.length];
    for (int industry = 0; industry < output.length; industry++) {
      perOutput[industry] =
          AccountBalance.paidPerOutput(
              added[industry], imports[industry], taxes[industry], output[industry]);
    }
    for (int exporter = 0; exporter < output.length; exporter++) {
      double paid = AccountBalance.paidForExport(perOutput, leontief, exporter);
      if (output[exporter] > 0 && AccountBalance.isLost(paid, leontief, exporter)) {
        complaints.add(
            ("io_flow of %d: of each unit that %s exports value added, imports and product tax make"
                    + " %.6f: something is bought of an industry without output")
                .formatted(year, industries.get(exporter), paid));
      }
    }
  }

  private double[][] matrix(String name, List<String> rows, List<String> columns) {
    Map<String, Integer> rowOf = places(rows);
    Map<String, Integer> columnOf = places(columns);
    double[][] cells = new double[rows.size()][columns.size()];
    for (Row flow : rows(name)) {
      Integer row = rowOf.get(flow.<String>getAs("row"));
      Integer column = columnOf.get(flow.<String>getAs("column"));
      if (row == null || column == null) {
        complaints.add(
            "io_flow of %d, %s: %s or %s is no industry of io_account"
                .formatted(year, name, flow.getAs("row"), flow.getAs("column")));
        continue;
      }
      int domestic = flow.fieldIndex("domestic");
      boolean isAll = flow.isNullAt(domestic) || name.equals(MAKE);
      cells[row][column] += isAll ? flow.<Double>getAs("value") : flow.getDouble(domestic);
    }
    return cells;
  }

  private List<Row> rows(String name) {
    return matrices.getOrDefault(name, List.of());
  }

  private static Map<String, Integer> places(List<String> names) {
    Map<String, Integer> places = new LinkedHashMap<>();
    names.forEach(name -> places.put(name, places.size()));
    return places;
  }
}
