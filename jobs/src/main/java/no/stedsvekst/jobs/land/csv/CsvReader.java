package no.stedsvekst.jobs.land.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.execution.vectorized.ConstantColumnVector;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reads the parts of a task in batches of columns: the cells, the line where it is broken, and the
 * name of the file.
 */
final class CsvReader implements PartitionReader<ColumnarBatch> {
  private static final int ROWS = 4096;

  private final Iterator<CsvPart> parts;
  private final int width;
  private final Configuration hadoop;
  private final OnHeapColumnVector[] cells;
  private final OnHeapColumnVector broken = text();
  private final ConstantColumnVector file = new ConstantColumnVector(ROWS, DataTypes.StringType);
  private final ColumnarBatch batch;
  private CsvLines lines;

  CsvReader(List<CsvPart> parts, int width, Configuration hadoop) {
    this.parts = parts.iterator();
    this.width = width;
    this.hadoop = hadoop;
    this.cells = new OnHeapColumnVector[width];
    ColumnVector[] columns = new ColumnVector[width + 2];
    for (int cell = 0; cell < width; cell++) {
      cells[cell] = text();
      columns[cell] = cells[cell];
    }
    columns[width] = broken;
    columns[width + 1] = file;
    this.batch = new ColumnarBatch(columns);
  }

  /** A batch is of one file, so that its name is written once. */
  @Override
  public boolean next() throws IOException {
    while (true) {
      if (lines == null) {
        if (!parts.hasNext()) {
          return false;
        }
        CsvPart part = parts.next();
        file.setUtf8String(UTF8String.fromString(part.file()));
        lines = part.open(hadoop, width);
      }
      int rows = fill();
      if (rows > 0) {
        batch.setNumRows(rows);
        return true;
      }
      close();
    }
  }

  @Override
  public ColumnarBatch get() {
    return batch;
  }

  @Override
  public void close() throws IOException {
    if (lines != null) {
      lines.close();
      lines = null;
    }
  }

  private int fill() throws IOException {
    broken.reset();
    for (OnHeapColumnVector cell : cells) {
      cell.reset();
    }
    int row = 0;
    while (row < ROWS && lines.next()) {
      put(row++, lines.cells());
    }
    return row;
  }

  private void put(int row, CsvCells line) {
    for (int cell = 0; cell < width; cell++) {
      if (line.isEmpty(cell)) {
        cells[cell].putNull(row);
      } else {
        cells[cell].putByteArray(row, line.bytes(), line.start(cell), line.length(cell));
      }
    }
    if (line.isBroken()) {
      broken.putByteArray(row, lines.text().getBytes(StandardCharsets.UTF_8));
    } else {
      broken.putNull(row);
    }
  }

  private static OnHeapColumnVector text() {
    return new OnHeapColumnVector(ROWS, DataTypes.StringType);
  }
}
