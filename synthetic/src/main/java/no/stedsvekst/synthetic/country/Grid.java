package no.stedsvekst.synthetic.country;

/**
 * The places of a plane by the square they lie in, so that neighbours are found without a search.
 */
final class Grid {
  private final double side;
  private final int columns;
  private final int rows;
  private final int[] starts;
  private final int[] members;

  Grid(double[] x, double[] y, double width, double side) {
    this.side = side;
    this.columns = 1 + (int) (width / side);
    this.rows = columns;
    this.starts = new int[columns * rows + 1];
    this.members = new int[x.length];
    for (int place = 0; place < x.length; place++) {
      starts[square(x[place], y[place]) + 1]++;
    }
    for (int square = 0; square < columns * rows; square++) {
      starts[square + 1] += starts[square];
    }
    int[] filled = starts.clone();
    for (int place = 0; place < x.length; place++) {
      members[filled[square(x[place], y[place])]++] = place;
    }
  }

  /** The places in the squares within so many squares of a point, in a fixed order. */
  int[] around(double x, double y, int rings) {
    int[] found = new int[count(x, y, rings)];
    int next = 0;
    for (int row = first(y, rings); row <= last(y, rings, rows); row++) {
      for (int column = first(x, rings); column <= last(x, rings, columns); column++) {
        int square = row * columns + column;
        int size = starts[square + 1] - starts[square];
        System.arraycopy(members, starts[square], found, next, size);
        next += size;
      }
    }
    return found;
  }

  /** Whether so many squares around a point are the whole plane. */
  boolean isAll(double x, double y, int rings) {
    return count(x, y, rings) == members.length;
  }

  private int count(double x, double y, int rings) {
    int count = 0;
    for (int row = first(y, rings); row <= last(y, rings, rows); row++) {
      int start = row * columns;
      count += starts[start + last(x, rings, columns) + 1] - starts[start + first(x, rings)];
    }
    return count;
  }

  private int first(double at, int rings) {
    return Math.max(0, cell(at) - rings);
  }

  private int last(double at, int rings, int most) {
    return Math.min(most - 1, cell(at) + rings);
  }

  private int square(double x, double y) {
    return cell(y) * columns + cell(x);
  }

  private int cell(double at) {
    return Math.max(0, Math.min(columns - 1, (int) Math.floor(at / side)));
  }
}
