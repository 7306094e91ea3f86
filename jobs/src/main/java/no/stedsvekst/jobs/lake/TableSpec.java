package no.stedsvekst.jobs.lake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.lake.ColumnSpec.Additivity;
import no.stedsvekst.jobs.lake.ColumnSpec.Ratio;
import no.stedsvekst.jobs.lake.ColumnSpec.Reference;
import org.apache.spark.sql.types.StructType;

/**
 * All that is known of a table of the lake. Its schema, its constraints, the comments that BI users
 * see and its section of {@code data-lake-layout.md} come from here.
 *
 * @param layer the folder it stands in
 * @param name its own folder
 * @param grain what one row is, in a sentence
 * @param key the columns that tell rows apart
 * @param columns all columns, in order
 * @param constraints conditions in SQL that every row meets, by name
 * @param partition the columns by which its files are parted, so that a slice is whole files
 * @param writeMode how a job writes it
 * @param isOfOneRun whether its rows belong together with those of another table by their run
 */
public record TableSpec(
    Layer layer,
    String name,
    String grain,
    List<String> key,
    List<ColumnSpec> columns,
    Map<String, String> constraints,
    List<String> partition,
    WriteMode writeMode,
    boolean isOfOneRun) {
  private static final String RUN = "run_id";

  /** How a job writes a table. */
  public enum WriteMode {
    /** Rows are added and never changed. */
    APPEND("rows are added"),
    /** The whole table is replaced. */
    REPLACE("the whole table is replaced"),
    /** The rows of the run's own slice are replaced, all others are left alone. */
    REPLACE_SLICE("the run's own slice is replaced");

    private final String sentence;

    WriteMode(String sentence) {
      this.sentence = sentence;
    }

    /** The words on the layout page. */
    public String sentence() {
      return sentence;
    }
  }

  /** The name in SQL, options and messages: {@code gold.panel}. */
  public String fullName() {
    return layer.folder() + "." + name;
  }

  /** The names of all columns, in order. */
  public List<String> columnNames() {
    return columns.stream().map(ColumnSpec::name).toList();
  }

  /**
   * Whether a column is part of what a row says. The name of the run that wrote a row is not, or
   * the same rows would be others in every run.
   */
  boolean isContent(String column) {
    return isOfOneRun || !column.equals(RUN);
  }

  /** The columns as Spark sees them. */
  public StructType schema() {
    StructType schema = new StructType();
    for (ColumnSpec column : columns) {
      schema =
          schema.add(column.name(), column.type().sparkType(), !column.isRequired(), column.told());
    }
    return schema;
  }

  /** Begins the description of a table. */
  public static Builder in(Layer layer, String name) {
    return new Builder(layer, name);
  }

  /** Collects the parts of a {@link TableSpec}. */
  public static final class Builder {
    private final Layer layer;
    private final String name;
    private String grain;
    private List<String> key = List.of();
    private final List<ColumnSpec> columns = new ArrayList<>();
    private final Map<String, String> constraints = new LinkedHashMap<>();
    private List<String> partition = List.of();
    private WriteMode writeMode = WriteMode.REPLACE;
    private boolean isOfOneRun;

    private Builder(Layer layer, String name) {
      this.layer = layer;
      this.name = name;
    }

    /** What one row is. */
    public Builder grain(String sentence) {
      this.grain = sentence;
      return this;
    }

    /** The columns that tell rows apart; they are required. */
    public Builder key(String... names) {
      this.key = List.of(names);
      return this;
    }

    /** A column that may be empty, unless it belongs to the key. */
    public Builder column(String columnName, ColumnType type, String comment) {
      return add(columnName, type, key.contains(columnName), comment, Additivity.NONE);
    }

    /** A column that always has a value. */
    public Builder required(String columnName, ColumnType type, String comment) {
      return add(columnName, type, true, comment, Additivity.NONE);
    }

    /** Persons or jobs of a time, which add up over any rows. */
    public Builder flow(String columnName, ColumnType type, String comment) {
      return add(columnName, type, false, comment, Additivity.FLOW);
    }

    /** Persons or jobs of a day, which add up over the rows of one year. */
    public Builder stock(String columnName, ColumnType type, String comment) {
      return add(columnName, type, false, comment, Additivity.STOCK);
    }

    /** Columns as another table has them. */
    public Builder as(TableSpec other, String... names) {
      for (String name : names) {
        columns.add(
            other.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(other.name() + " has no " + name)));
      }
      return this;
    }

    /** A code that stands in another table, under the first column of its key. */
    public Builder refers(String columnName, ColumnType type, TableSpec dimension, String comment) {
      columns.add(
          new ColumnSpec(
              columnName,
              type,
              key.contains(columnName),
              comment,
              Additivity.NONE,
              Optional.of(new Reference(dimension.fullName(), dimension.key().get(0))),
              Optional.empty()));
      return this;
    }

    /** One column over another, both of which add up while this one does not. */
    public Builder ratio(String columnName, String numerator, String denominator, String comment) {
      columns.add(
          new ColumnSpec(
              columnName,
              ColumnType.DOUBLE,
              false,
              comment,
              Additivity.NONE,
              Optional.empty(),
              Optional.of(new Ratio(numerator, denominator))));
      return this;
    }

    private Builder add(
        String columnName,
        ColumnType type,
        boolean isRequired,
        String comment,
        Additivity additivity) {
      columns.add(
          new ColumnSpec(
              columnName,
              type,
              isRequired,
              comment,
              additivity,
              Optional.empty(),
              Optional.empty()));
      return this;
    }

    /** A condition that every row meets; Delta refuses a write that breaks it. */
    public Builder constraint(String constraintName, String sql) {
      constraints.put(constraintName, sql);
      return this;
    }

    /** The columns by which its files are parted; by default they are not. */
    public Builder partedBy(String... names) {
      this.partition = List.of(names);
      return this;
    }

    /**
     * That rows belong together with those of another table by their run: its name is part of what
     * they say, and they are written in every run that makes them.
     */
    public Builder ofOneRun() {
      this.isOfOneRun = true;
      return this;
    }

    /** How a job writes it; replacing the whole is the default. */
    public Builder written(WriteMode mode) {
      this.writeMode = mode;
      return this;
    }

    /** The finished description. */
    public TableSpec build() {
      TableSpec spec =
          new TableSpec(
              layer,
              name,
              grain,
              key,
              List.copyOf(columns),
              Map.copyOf(constraints),
              partition,
              writeMode,
              isOfOneRun);
      String missing =
          key.stream()
              .filter(column -> !spec.columnNames().contains(column))
              .collect(Collectors.joining(", "));
      if (grain == null || !missing.isEmpty()) {
        throw new IllegalStateException(spec.fullName() + " lacks its grain or " + missing);
      }
      spec.columns().forEach(column -> column.ratio().ifPresent(ratio -> refuse(spec, ratio)));
      return spec;
    }

    /** What is made of a ratio for others is a sum over a sum. */
    private static void refuse(TableSpec spec, Ratio ratio) {
      List<String> adding =
          spec.columns().stream()
              .filter(column -> column.additivity() != Additivity.NONE)
              .map(ColumnSpec::name)
              .toList();
      if (!adding.containsAll(List.of(ratio.numerator(), ratio.denominator()))) {
        throw new IllegalStateException(
            "%s: %s, of which one does not add up".formatted(spec.fullName(), ratio));
      }
    }
  }
}
