package no.stedsvekst.jobs.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.lake.ColumnSpec;
import no.stedsvekst.jobs.lake.ColumnType;
import no.stedsvekst.jobs.lake.TableFiles;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.query.QueryTables;

/**
 * The lake's tables as views of DuckDB, with their comments. One way names the Parquet files of
 * today's versions and needs nothing; the other has DuckDB's Delta extension find them.
 */
final class DuckDbViews {
  private DuckDbViews() {}

  /** Schemas, and a view for each table over the files that hold its rows. */
  static String ofFiles(Map<TableSpec, TableFiles> tables) {
    StringBuilder sql =
        new StringBuilder(
            """
            -- The lake's tables as they are now, for DuckDB: duckdb lake.duckdb < views.sql
            -- Files of later nights are not among these: make the views anew after a night, or use
            -- views-delta.sql, which needs the delta extension (INSTALL delta; LOAD delta).
            """);
    schemas(sql);
    tables.forEach((table, files) -> view(sql, table, files.columns(), select(table, files)));
    return sql.toString();
  }

  /** The same over the folders of the tables. */
  static String ofFolders(Map<TableSpec, String> folders) {
    StringBuilder sql =
        new StringBuilder(
            """
            -- The lake's tables, always as they are, for DuckDB with its delta extension.
            INSTALL delta;
            LOAD delta;
            """);
    schemas(sql);
    folders.forEach(
        (table, folder) ->
            view(
                sql,
                table,
                table.columnNames(),
                "SELECT * FROM delta_scan(%s)".formatted(text(url(folder)))));
    return sql.toString();
  }

  private static void schemas(StringBuilder sql) {
    QueryTables.schemas()
        .forEach(schema -> sql.append("CREATE SCHEMA IF NOT EXISTS ").append(schema).append(";\n"));
  }

  private static void view(
      StringBuilder sql, TableSpec table, List<String> columns, String select) {
    sql.append("\nCREATE OR REPLACE VIEW ").append(table.fullName()).append(" AS\n");
    sql.append(select).append(";\n");
    sql.append("COMMENT ON VIEW %s IS %s;\n".formatted(table.fullName(), text(table.grain())));
    for (ColumnSpec column : table.columns()) {
      if (columns.contains(column.name())) {
        sql.append(
            "COMMENT ON COLUMN %s.%s IS %s;\n"
                .formatted(table.fullName(), name(column.name()), text(column.told())));
      }
    }
  }

  private static String select(TableSpec table, TableFiles stored) {
    if (stored.files().isEmpty()) {
      return stored.columns().stream()
          .map(column -> "CAST(NULL AS %s) AS %s".formatted(type(table, column), name(column)))
          .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
    }
    Map<Map<String, String>, List<String>> parts =
        stored.files().stream()
            .collect(
                Collectors.groupingBy(
                    TableFiles.File::partition,
                    LinkedHashMap::new,
                    Collectors.mapping(file -> text(url(file.path())), Collectors.toList())));
    return parts.entrySet().stream()
        .map(
            part ->
                "SELECT %s FROM read_parquet([%s], union_by_name = true, hive_partitioning = false)"
                    .formatted(
                        stored.columns().stream()
                            .map(column -> cell(table, stored, part.getKey(), column))
                            .collect(Collectors.joining(", ")),
                        String.join(", ", part.getValue())))
        .collect(Collectors.joining("\nUNION ALL\n"));
  }

  private static String cell(
      TableSpec table, TableFiles stored, Map<String, String> values, String column) {
    if (!stored.partition().contains(column)) {
      return name(column);
    }
    String value = values.get(column);
    return "CAST(%s AS %s) AS %s"
        .formatted(value == null ? "NULL" : text(value), type(table, column), name(column));
  }

  private static String type(TableSpec table, String column) {
    ColumnType type =
        table.columns().stream()
            .filter(each -> each.name().equals(column))
            .map(ColumnSpec::type)
            .findFirst()
            .orElse(ColumnType.TEXT);
    return switch (type) {
      case TEXT -> "VARCHAR";
      case LONG -> "BIGINT";
      default -> type.name();
    };
  }

  /** DuckDB reads stores by Amazon's own name of them. */
  private static String url(String path) {
    return path.replaceFirst("^s3a://", "s3://").replaceFirst("^file:/+", "/");
  }

  private static String name(String column) {
    return '"' + column.replace("\"", "\"\"") + '"';
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
