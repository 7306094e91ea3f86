package no.stedsvekst.jobs.serve;

import java.sql.DatabaseMetaData;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.ColumnSpec;
import no.stedsvekst.jobs.lake.ColumnType;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.query.Answer;
import no.stedsvekst.jobs.query.QueryTables;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * What a client asks to draw its tree of tables, in the columns that JDBC wants. The specifications
 * answer, with their comments and keys.
 */
final class ServedCatalog {
  private static final String TABLE = "TABLE";

  private final QueryTables tables;

  ServedCatalog(QueryTables tables) {
    this.tables = tables;
  }

  /** There is one catalogue, and it has no name. */
  static Answer catalogs() {
    return answer("TABLE_CAT string", List.of());
  }

  static Answer schemas(String schema) {
    return answer(
        "TABLE_SCHEM string, TABLE_CATALOG string",
        QueryTables.schemas().stream()
            .filter(matching(schema))
            .map(name -> RowFactory.create(name, ""))
            .toList());
  }

  static Answer tableTypes() {
    return answer("TABLE_TYPE string", List.of(RowFactory.create(TABLE)));
  }

  Answer tables(String schema, String name, List<String> types) {
    boolean areWanted = types == null || types.isEmpty() || types.contains(TABLE);
    return answer(
        "TABLE_CAT string, TABLE_SCHEM string, TABLE_NAME string, TABLE_TYPE string, REMARKS string",
        areWanted
            ? written(schema, name)
                .map(
                    table ->
                        RowFactory.create(
                            "", table.layer().folder(), table.name(), TABLE, table.grain()))
                .toList()
            : List.of());
  }

  Answer columns(String schema, String name, String column) {
    List<Row> rows = new ArrayList<>();
    written(schema, name)
        .forEach(
            table -> {
              for (ColumnSpec each : table.columns()) {
                if (matching(column).test(each.name())) {
                  rows.add(row(table, each, table.columns().indexOf(each) + 1));
                }
              }
            });
    return answer(
        """
        TABLE_CAT string, TABLE_SCHEM string, TABLE_NAME string, COLUMN_NAME string, DATA_TYPE int,
        TYPE_NAME string, COLUMN_SIZE int, BUFFER_LENGTH int, DECIMAL_DIGITS int,
        NUM_PREC_RADIX int, NULLABLE int, REMARKS string, COLUMN_DEF string, SQL_DATA_TYPE int,
        SQL_DATETIME_SUB int, CHAR_OCTET_LENGTH int, ORDINAL_POSITION int, IS_NULLABLE string,
        SCOPE_CATALOG string, SCOPE_SCHEMA string, SCOPE_TABLE string, SOURCE_DATA_TYPE int,
        IS_AUTO_INCREMENT string""",
        rows);
  }

  private static Row row(TableSpec table, ColumnSpec column, int place) {
    boolean isRequired = column.isRequired();
    return RowFactory.create(
        "",
        table.layer().folder(),
        table.name(),
        column.name(),
        code(column.type()),
        typeName(column.type()),
        size(column.type()),
        null,
        column.type() == ColumnType.DOUBLE ? 15 : 0,
        10,
        isRequired ? DatabaseMetaData.columnNoNulls : DatabaseMetaData.columnNullable,
        column.told(),
        null,
        null,
        null,
        null,
        place,
        isRequired ? "NO" : "YES",
        null,
        null,
        null,
        null,
        "NO");
  }

  Answer primaryKeys(String schema, String name) {
    List<Row> rows = new ArrayList<>();
    written(schema, name)
        .forEach(
            table -> {
              for (String column : table.key()) {
                int place = table.key().indexOf(column) + 1;
                rows.add(
                    RowFactory.create(
                        "", table.layer().folder(), table.name(), column, place, "key"));
              }
            });
    return answer(
        "TABLE_CAT string, TABLE_SCHEM string, TABLE_NAME string, COLUMN_NAME string, KEY_SEQ int, PK_NAME string",
        rows);
  }

  /** Columns whose codes stand in another table that has been written. */
  Answer foreignKeys(
      String parentSchema, String parentName, String foreignSchema, String foreignName) {
    List<String> parents =
        written(parentSchema, parentName).map(TableSpec::fullName).collect(Collectors.toList());
    List<Row> rows = new ArrayList<>();
    written(foreignSchema, foreignName)
        .forEach(
            table ->
                table.columns().stream()
                    .filter(column -> column.reference().isPresent())
                    .filter(column -> parents.contains(column.reference().get().table()))
                    .forEach(column -> rows.add(foreignKey(table, column))));
    return answer(
        """
        PKTABLE_CAT string, PKTABLE_SCHEM string, PKTABLE_NAME string, PKCOLUMN_NAME string,
        FKTABLE_CAT string, FKTABLE_SCHEM string, FKTABLE_NAME string, FKCOLUMN_NAME string,
        KEY_SEQ int, UPDATE_RULE int, DELETE_RULE int, FK_NAME string, PK_NAME string,
        DEFERRABILITY int""",
        rows);
  }

  private static Row foreignKey(TableSpec table, ColumnSpec column) {
    ColumnSpec.Reference parent = column.reference().orElseThrow();
    String[] name = parent.table().split("\\.", 2);
    return RowFactory.create(
        "",
        name[0],
        name[1],
        parent.column(),
        "",
        table.layer().folder(),
        table.name(),
        column.name(),
        1,
        DatabaseMetaData.importedKeyNoAction,
        DatabaseMetaData.importedKeyNoAction,
        table.name() + "_" + column.name(),
        "key",
        DatabaseMetaData.importedKeyNotDeferrable);
  }

  static Answer types() {
    return answer(
        """
        TYPE_NAME string, DATA_TYPE int, PRECISION int, LITERAL_PREFIX string,
        LITERAL_SUFFIX string, CREATE_PARAMS string, NULLABLE int, CASE_SENSITIVE boolean,
        SEARCHABLE int, UNSIGNED_ATTRIBUTE boolean, FIXED_PREC_SCALE boolean,
        AUTO_INCREMENT boolean, LOCAL_TYPE_NAME string, MINIMUM_SCALE int, MAXIMUM_SCALE int,
        SQL_DATA_TYPE int, SQL_DATETIME_SUB int, NUM_PREC_RADIX int""",
        Stream.of(ColumnType.values()).map(ServedCatalog::row).toList());
  }

  private static Row row(ColumnType type) {
    String quote = type == ColumnType.TEXT || type == ColumnType.TIMESTAMP ? "'" : null;
    return RowFactory.create(
        typeName(type),
        code(type),
        size(type),
        quote,
        quote,
        null,
        DatabaseMetaData.typeNullable,
        type == ColumnType.TEXT,
        DatabaseMetaData.typeSearchable,
        false,
        false,
        false,
        null,
        0,
        0,
        null,
        null,
        10);
  }

  /** Functions by name; what each does, METHODS and DESCRIBE FUNCTION say. */
  static Answer functions(List<String> names, String pattern) {
    return answer(
        "FUNCTION_CAT string, FUNCTION_SCHEM string, FUNCTION_NAME string, REMARKS string, FUNCTION_TYPE int, SPECIFIC_NAME string",
        names.stream()
            .filter(matching(pattern))
            .sorted()
            .map(
                name ->
                    RowFactory.create(
                        "", "", name, "", DatabaseMetaData.functionResultUnknown, name))
            .toList());
  }

  private Stream<TableSpec> written(String schema, String name) {
    Predicate<String> isSchema = matching(schema);
    Predicate<String> isName = matching(name);
    return tables
        .written(table -> isSchema.test(table.layer().folder()) && isName.test(table.name()))
        .stream();
  }

  /** Names that a pattern of JDBC means: % for any letters, _ for one; none means all. */
  private static Predicate<String> matching(String pattern) {
    if (pattern == null || pattern.isEmpty() || pattern.equals("*")) {
      return name -> true;
    }
    StringBuilder regex = new StringBuilder();
    for (int place = 0; place < pattern.length(); place++) {
      char letter = pattern.charAt(place);
      if (letter == '\\' && place + 1 < pattern.length()) {
        regex.append(Pattern.quote(pattern.substring(++place, place + 1)));
      } else if (letter == '%') {
        regex.append(".*");
      } else {
        regex.append(letter == '_' ? "." : Pattern.quote(String.valueOf(letter)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE).asMatchPredicate();
  }

  private static String typeName(ColumnType type) {
    return type.sparkType().sql();
  }

  private static int code(ColumnType type) {
    return switch (typeName(type)) {
      case "INT" -> Types.INTEGER;
      case "BIGINT" -> Types.BIGINT;
      case "DOUBLE" -> Types.DOUBLE;
      case "BOOLEAN" -> Types.BOOLEAN;
      case "DATE" -> Types.DATE;
      case "TIMESTAMP" -> Types.TIMESTAMP;
      default -> Types.VARCHAR;
    };
  }

  /** Digits, or letters. */
  private static int size(ColumnType type) {
    return switch (typeName(type)) {
      case "INT" -> 10;
      case "BIGINT" -> 19;
      case "DOUBLE" -> 15;
      case "BOOLEAN" -> 1;
      case "DATE" -> 10;
      case "TIMESTAMP" -> 29;
      default -> Integer.MAX_VALUE;
    };
  }

  private static Answer answer(String columns, List<Row> rows) {
    return new Answer(StructType.fromDDL(columns), rows.iterator(), true);
  }
}
