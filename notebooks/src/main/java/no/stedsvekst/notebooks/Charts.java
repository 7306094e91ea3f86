package no.stedsvekst.notebooks;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * Charts of rows, shown below the cell that draws them. The columns stand in the order in which a
 * chart needs them, and the names of the first and the last stand at its axes.
 */
public final class Charts {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 400;

  /** Who draws more than this has forgotten to choose. */
  private static final int MOST_ROWS = 5000;

  private static volatile Consumer<DisplayData> screen = data -> {};

  private Charts() {}

  static void showOn(Consumer<DisplayData> kernel) {
    screen = kernel;
  }

  /** A line each: a number along, what tells the lines apart, a number up; in the rows' order. */
  public static void lines(String title, Dataset<Row> rows) {
    plane(title, rows, XYSeriesRenderStyle.Line);
  }

  /** Points: a number along, what tells them apart, a number up. */
  public static void points(String title, Dataset<Row> rows) {
    plane(title, rows, XYSeriesRenderStyle.Scatter);
  }

  /** Bars: what each is of, what tells bars of one place apart, how high it is. */
  public static void bars(String title, Dataset<Row> rows) {
    CategoryChart chart = categories(title, rows);
    chart.getStyler().setAvailableSpaceFill(0.8);
    byName(rows, 1)
        .forEach((name, some) -> chart.addSeries(name, names(some, 0), numbers(some, 2)));
    show(chart);
  }

  /** A point and how sure it is: what it is of, what tells points apart, the point, and ± what. */
  public static void ranges(String title, Dataset<Row> rows) {
    CategoryChart chart = categories(title, rows);
    chart
        .getStyler()
        .setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Scatter)
        .setMarkerSize(6);
    byName(rows, 1)
        .forEach(
            (name, some) ->
                chart.addSeries(name, names(some, 0), numbers(some, 2), numbers(some, 3)));
    show(chart);
  }

  private static void plane(String title, Dataset<Row> rows, XYSeriesRenderStyle style) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .theme(ChartTheme.Matlab)
            .title(title)
            .xAxisTitle(rows.columns()[0])
            .yAxisTitle(rows.columns()[2])
            .build();
    chart.getStyler().setDefaultSeriesRenderStyle(style).setMarkerSize(5);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    byName(rows, 1)
        .forEach((name, some) -> chart.addSeries(name, column(some, 0), column(some, 2)));
    show(chart);
  }

  private static CategoryChart categories(String title, Dataset<Row> rows) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .theme(ChartTheme.Matlab)
            .title(title)
            .yAxisTitle(rows.columns()[2])
            .build();
    chart.getStyler().setXAxisLabelRotation(45).setLegendPosition(LegendPosition.OutsideE);
    return chart;
  }

  /** The rows by their name in a column, both in the order in which they come. */
  private static Map<String, List<Row>> byName(Dataset<Row> rows, int column) {
    List<Row> all = rows.limit(MOST_ROWS + 1).collectAsList();
    if (all.isEmpty() || all.size() > MOST_ROWS) {
      throw new IllegalArgumentException(
          "a chart needs rows, and at most %d of them; these are %s"
              .formatted(MOST_ROWS, all.isEmpty() ? "none" : "more"));
    }
    Map<String, List<Row>> byName = new LinkedHashMap<>();
    for (Row row : all) {
      byName.computeIfAbsent(String.valueOf(row.get(column)), key -> new ArrayList<>()).add(row);
    }
    return byName;
  }

  private static double[] column(List<Row> rows, int column) {
    return numbers(rows, column).stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<Double> numbers(List<Row> rows, int column) {
    return rows.stream()
        .map(row -> row.isNullAt(column) ? Double.NaN : ((Number) row.get(column)).doubleValue())
        .toList();
  }

  private static List<String> names(List<Row> rows, int column) {
    return rows.stream().map(row -> String.valueOf(row.get(column))).toList();
  }

  private static void show(Chart<?, ?> chart) {
    chart.getStyler().setLegendVisible(chart.getSeriesMap().size() > 1);
    chart.getStyler().setDecimalPattern("###0.####");
    try {
      byte[] png = BitmapEncoder.getBitmapBytes(chart, BitmapFormat.PNG);
      DisplayData data = new DisplayData(chart.getTitle());
      data.putData(MIMEType.IMAGE_PNG, Base64.getEncoder().encodeToString(png));
      screen.accept(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
