package no.stedsvekst.synthetic.economy;

import java.util.List;
import no.stedsvekst.synthetic.country.HashedRandom;
import no.stedsvekst.synthetic.country.Parameters;

/**
 * The nation's accounts of a year: what industries buy of each other for a unit of output is what
 * is true; the million kroner follow from it. What export means is added up round by round of
 * suppliers.
 */
public final class Trade {
  private static final int ROUNDS = 300;

  private final int size = Industry.ALL.size();
  private final double[][] bought = new double[size][size];
  private final double[] output = new double[size];
  private final double[] imported = new double[size];
  private final double[] taxed = new double[size];
  private final double[] workers = new double[size];

  public Trade(Parameters parameters, int year) {
    for (int buyer = 0; buyer < size; buyer++) {
      HashedRandom random =
          HashedRandom.of(parameters.seed(), HashedRandom.Throw.TRADE, buyer, year);
      output[buyer] = Math.rint(1000 + 9000 * random.uniform(0));
      imported[buyer] = 0.05 + 0.2 * random.uniform(1);
      taxed[buyer] = 0.01 * random.uniform(2);
      workers[buyer] = 0.2 + 0.8 * random.uniform(3);
      double all = 0.2 + 0.35 * random.uniform(4);
      double sum = 0;
      for (int supplier = 0; supplier < size; supplier++) {
        // Most industries buy of a few.
        double drawn = random.uniform(5 + supplier) - 0.5;
        bought[supplier][buyer] = Math.max(0, drawn);
        sum += bought[supplier][buyer];
      }
      for (int supplier = 0; supplier < size; supplier++) {
        bought[supplier][buyer] *= all / sum;
      }
    }
  }

  public List<Industry> industries() {
    return Industry.ALL;
  }

  /** Million kroner that an industry buys of another. */
  public double flow(int supplier, int buyer) {
    return bought[supplier][buyer] * output[buyer];
  }

  public double output(int industry) {
    return output[industry];
  }

  public double imports(int industry) {
    return imported[industry] * output[industry];
  }

  public double productTax(int industry) {
    return taxed[industry] * output[industry];
  }

  public double employment(int industry) {
    return workers[industry] * output[industry];
  }

  /** What is left of the output once all is paid. */
  public double valueAdded(int industry) {
    double left = output[industry] - imports(industry) - productTax(industry);
    for (int supplier = 0; supplier < size; supplier++) {
      left -= flow(supplier, industry);
    }
    return left;
  }

  /** Jobs at the exporter for a million kroner. */
  public double directJobs(int industry) {
    return workers[industry];
  }

  /** Jobs at suppliers, at theirs, and on. */
  public double indirectJobs(int industry) {
    double[] round = new double[size];
    round[industry] = 1;
    double jobs = 0;
    for (int number = 0; number < ROUNDS; number++) {
      double[] next = new double[size];
      for (int supplier = 0; supplier < size; supplier++) {
        for (int buyer = 0; buyer < size; buyer++) {
          next[supplier] += bought[supplier][buyer] * round[buyer];
        }
        jobs += workers[supplier] * next[supplier];
      }
      round = next;
    }
    return jobs;
  }
}
