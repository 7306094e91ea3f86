package no.stedsvekst.jobs.serve;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import no.stedsvekst.jobs.query.Cell;
import org.apache.hive.service.rpc.thrift.TBinaryColumn;
import org.apache.hive.service.rpc.thrift.TBoolColumn;
import org.apache.hive.service.rpc.thrift.TColumn;
import org.apache.hive.service.rpc.thrift.TColumnDesc;
import org.apache.hive.service.rpc.thrift.TDoubleColumn;
import org.apache.hive.service.rpc.thrift.TI32Column;
import org.apache.hive.service.rpc.thrift.TI64Column;
import org.apache.hive.service.rpc.thrift.TPrimitiveTypeEntry;
import org.apache.hive.service.rpc.thrift.TRowSet;
import org.apache.hive.service.rpc.thrift.TStringColumn;
import org.apache.hive.service.rpc.thrift.TTableSchema;
import org.apache.hive.service.rpc.thrift.TTypeDesc;
import org.apache.hive.service.rpc.thrift.TTypeEntry;
import org.apache.hive.service.rpc.thrift.TTypeId;
import org.apache.hive.service.rpc.thrift.TTypeQualifierValue;
import org.apache.hive.service.rpc.thrift.TTypeQualifiers;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Columns and rows as Hive's protocol has them: a column after the other. */
final class ThriftRows {
  private ThriftRows() {}

  /** Names, types and comments. */
  static TTableSchema schema(StructType columns) {
    TTableSchema schema = new TTableSchema(new ArrayList<>());
    int place = 1;
    for (StructField field : columns.fields()) {
      TColumnDesc column = new TColumnDesc(field.name(), type(field.dataType()), place++);
      if (field.getComment().isDefined()) {
        column.setComment(field.getComment().get());
      }
      schema.addToColumns(column);
    }
    return schema;
  }

  /** Rows, of which so many were sent before. */
  static TRowSet rows(StructType columns, List<Row> rows, long before) {
    TRowSet set = new TRowSet(before, new ArrayList<>());
    set.setColumns(new ArrayList<>());
    for (int place = 0; place < columns.length(); place++) {
      set.addToColumns(column(columns.fields()[place].dataType(), rows, place));
    }
    return set;
  }

  private static TTypeDesc type(DataType type) {
    TPrimitiveTypeEntry entry = new TPrimitiveTypeEntry(id(type));
    if (type instanceof DecimalType decimal) {
      entry.setTypeQualifiers(
          new TTypeQualifiers(
              Map.of(
                  "precision", TTypeQualifierValue.i32Value(decimal.precision()),
                  "scale", TTypeQualifierValue.i32Value(decimal.scale()))));
    }
    return new TTypeDesc(new ArrayList<>(List.of(TTypeEntry.primitiveEntry(entry))));
  }

  private static TTypeId id(DataType type) {
    return switch (type.typeName()) {
      case "byte", "short", "integer" -> TTypeId.INT_TYPE;
      case "long" -> TTypeId.BIGINT_TYPE;
      case "float", "double" -> TTypeId.DOUBLE_TYPE;
      case "boolean" -> TTypeId.BOOLEAN_TYPE;
      case "date" -> TTypeId.DATE_TYPE;
      case "timestamp", "timestamp_ntz" -> TTypeId.TIMESTAMP_TYPE;
      case "binary" -> TTypeId.BINARY_TYPE;
      // Lists and the like travel as their JSON.
      default -> type instanceof DecimalType ? TTypeId.DECIMAL_TYPE : TTypeId.STRING_TYPE;
    };
  }

  private static TColumn column(DataType type, List<Row> rows, int place) {
    return switch (id(type)) {
      case INT_TYPE ->
          TColumn.i32Val(
              values(rows, place, 0, value -> ((Number) value).intValue(), TI32Column::new));
      case BIGINT_TYPE ->
          TColumn.i64Val(
              values(rows, place, 0L, value -> ((Number) value).longValue(), TI64Column::new));
      case DOUBLE_TYPE ->
          TColumn.doubleVal(
              values(
                  rows, place, 0.0, value -> ((Number) value).doubleValue(), TDoubleColumn::new));
      case BOOLEAN_TYPE ->
          TColumn.boolVal(values(rows, place, false, Boolean.class::cast, TBoolColumn::new));
      case BINARY_TYPE ->
          TColumn.binaryVal(
              values(
                  rows,
                  place,
                  ByteBuffer.allocate(0),
                  value -> ByteBuffer.wrap((byte[]) value),
                  TBinaryColumn::new));
      case TIMESTAMP_TYPE ->
          TColumn.stringVal(values(rows, place, "", Object::toString, TStringColumn::new));
      default -> TColumn.stringVal(values(rows, place, "", Cell::text, TStringColumn::new));
    };
  }

  /** The values of a column, and a bit for each that is missing and has something in its place. */
  private static <V, C> C values(
      List<Row> rows,
      int place,
      V missing,
      Function<Object, V> of,
      BiFunction<List<V>, ByteBuffer, C> column) {
    List<V> values = new ArrayList<>(rows.size());
    BitSet nulls = new BitSet();
    for (Row row : rows) {
      Object value = row.get(place);
      nulls.set(values.size(), value == null);
      values.add(value == null ? missing : of.apply(value));
    }
    return column.apply(values, ByteBuffer.wrap(nulls.toByteArray()));
  }
}
