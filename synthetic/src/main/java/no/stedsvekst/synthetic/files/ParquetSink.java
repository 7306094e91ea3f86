package no.stedsvekst.synthetic.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import no.stedsvekst.synthetic.files.Table.Column;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** A Parquet file: texts, 32-bit whole numbers, 64-bit fractions and truth values. */
final class ParquetSink implements RowSink {
  /** Small enough that several files can be open in a task. */
  private static final long ROW_GROUP = 16L << 20;

  private final ParquetWriter<Object[]> writer;
  private final Object[] row;
  private final Map<String, Binary> texts = new HashMap<>();
  private int cell;

  ParquetSink(Path file, Table table) {
    this.row = new Object[table.columns().size()];
    try {
      this.writer =
          new Builder(new LocalOutputFile(file), table)
              .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
              .withCompressionCodec(CompressionCodecName.SNAPPY)
              .withRowGroupSize(ROW_GROUP)
              .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public RowSink text(String value) {
    row[cell++] = value == null ? null : texts.computeIfAbsent(value, Binary::fromString);
    return this;
  }

  @Override
  public RowSink count(int value) {
    row[cell++] = value;
    return this;
  }

  @Override
  public RowSink real(double value) {
    row[cell++] = value;
    return this;
  }

  @Override
  public RowSink flag(boolean value) {
    row[cell++] = value;
    return this;
  }

  @Override
  public RowSink empty() {
    row[cell++] = null;
    return this;
  }

  @Override
  public void end() {
    try {
      writer.write(row);
      cell = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageType schema(Table table) {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    for (Column column : table.columns()) {
      switch (column.type()) {
        case TEXT ->
            schema
                .optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(column.name());
        case COUNT -> schema.optional(PrimitiveTypeName.INT32).named(column.name());
        case REAL -> schema.optional(PrimitiveTypeName.DOUBLE).named(column.name());
        case FLAG -> schema.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
      }
    }
    return schema.named(table.name());
  }

  /** Parquet's own way to a writer. */
  private static final class Builder extends ParquetWriter.Builder<Object[], Builder> {
    private final Table table;

    Builder(OutputFile file, Table table) {
      super(file);
      this.table = table;
    }

    @Override
    protected Builder self() {
      return this;
    }

    // Parquet deprecates these two signatures and still requires them.
    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<Object[]> getWriteSupport(Configuration hadoop) {
      return new Rows(table);
    }
  }

  /** Hands the cells of a row to Parquet, column by column. */
  private static final class Rows extends WriteSupport<Object[]> {
    private final Table table;
    private RecordConsumer consumer;

    Rows(Table table) {
      this.table = table;
    }

    @Override
    @SuppressWarnings("deprecation")
    public WriteContext init(Configuration hadoop) {
      return new WriteContext(schema(table), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      this.consumer = recordConsumer;
    }

    @Override
    public void write(Object[] row) {
      consumer.startMessage();
      for (int index = 0; index < row.length; index++) {
        if (row[index] != null) {
          Column column = table.columns().get(index);
          consumer.startField(column.name(), index);
          add(column.type(), row[index]);
          consumer.endField(column.name(), index);
        }
      }
      consumer.endMessage();
    }

    private void add(Table.Type type, Object value) {
      switch (type) {
        case TEXT -> consumer.addBinary((Binary) value);
        case COUNT -> consumer.addInteger((Integer) value);
        case REAL -> consumer.addDouble((Double) value);
        case FLAG -> consumer.addBoolean((Boolean) value);
      }
    }
  }
}
