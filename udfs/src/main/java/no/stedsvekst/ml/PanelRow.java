package no.stedsvekst.ml;

import java.io.Serializable;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;

/**
 * A row of a panel as arrays: an intercept and the features, and the labels; 0 stands in for what
 * is missing.
 */
final class PanelRow implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The columns that every prepared dataset has, in this order; the labels follow. */
  static final int GROUP = 0;

  static final int CLUSTER = 1;
  static final int TIME = 2;
  static final int FEATURES = 3;
  static final int WEIGHT = 4;
  static final int LABELS = 5;

  private final Slice slice;
  private final String cluster;
  private final double[] design;
  private final double[] labels;
  private final double weight;

  private PanelRow(Slice slice, String cluster, double[] design, double[] labels, double weight) {
    this.slice = slice;
    this.cluster = cluster;
    this.design = design;
    this.labels = labels;
    this.weight = weight;
  }

  /** From a prepared dataset's row. */
  static PanelRow of(Row row) {
    double[] features = ((Vector) row.get(FEATURES)).toArray();
    double[] design = new double[features.length + 1];
    design[0] = 1;
    long present = 0;
    for (int index = 0; index < features.length; index++) {
      if (!Double.isNaN(features[index])) {
        present |= 1L << index;
        design[index + 1] = features[index];
      }
    }
    double[] labels = new double[row.length() - LABELS];
    long labelled = 0;
    for (int index = 0; index < labels.length; index++) {
      if (!row.isNullAt(LABELS + index) && !Double.isNaN(row.getDouble(LABELS + index))) {
        labelled |= 1L << index;
        labels[index] = row.getDouble(LABELS + index);
      }
    }
    Slice slice = new Slice(row.getString(GROUP), row.getInt(TIME), present, labelled);
    return new PanelRow(slice, row.getString(CLUSTER), design, labels, row.getDouble(WEIGHT));
  }

  Slice slice() {
    return slice;
  }

  String cluster() {
    return cluster;
  }

  double[] design() {
    return design;
  }

  double[] labels() {
    return labels;
  }

  double weight() {
    return weight;
  }
}
