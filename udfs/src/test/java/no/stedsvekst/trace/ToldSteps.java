package no.stedsvekst.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.regex.Pattern;

/**
 * What a kernel has told. Where the formula of a step is arithmetic it is reckoned again from its
 * text: what is printed must be what was done.
 */
public final class ToldSteps implements CalculationTrace {
  private static final Pattern ARITHMETIC = Pattern.compile("[-0-9.E+−×/() ]+");
  private static final Pattern TOKEN = Pattern.compile("-?[0-9.]+(E-?[0-9]+)?|[+−×/()]");

  private final Map<String, Double> values = new LinkedHashMap<>();
  private int reckoned;

  // The formats are the kernels' own, each beside its arithmetic.
  @SuppressWarnings("AnnotateFormatMethod")
  @Override
  public void step(String what, double value, String how, Object... factors) {
    values.put(what, value);
    assertTrue(how.formatted(factors).length() > 0, what);
    String exact = how.replaceAll("%\\.\\df", "%s").formatted(factors);
    if (ARITHMETIC.matcher(exact).matches()) {
      reckoned++;
      assertEquals(Reckoning.of(exact), value, 1e-12 * Math.max(1, Math.abs(value)), exact);
    }
  }

  /** A value by its name. */
  public double value(String what) {
    assertTrue(values.containsKey(what), () -> what + " is not among " + values.keySet());
    return values.get(what);
  }

  /** The names in order. */
  public List<String> names() {
    return new ArrayList<>(values.keySet());
  }

  /** How many steps were arithmetic. */
  public int reckoned() {
    return reckoned;
  }

  /** Sums of products of numbers and of what stands in parentheses. */
  private static final class Reckoning {
    private final List<String> tokens;
    private int at;

    private Reckoning(List<String> tokens) {
      this.tokens = tokens;
    }

    static double of(String text) {
      List<String> tokens = new ArrayList<>();
      try (Scanner scanner = new Scanner(text)) {
        scanner.findAll(TOKEN).forEach(found -> tokens.add(found.group()));
      }
      return new Reckoning(tokens).sum();
    }

    private boolean isNext(String sign) {
      boolean isNext = at < tokens.size() && tokens.get(at).equals(sign);
      at += isNext ? 1 : 0;
      return isNext;
    }

    private double sum() {
      double sum = product();
      while (true) {
        if (isNext("+")) {
          sum += product();
        } else if (isNext("−")) {
          sum -= product();
        } else {
          return sum;
        }
      }
    }

    private double product() {
      double product = number();
      while (true) {
        if (isNext("×")) {
          product *= number();
        } else if (isNext("/")) {
          product /= number();
        } else {
          return product;
        }
      }
    }

    private double number() {
      if (isNext("(")) {
        double within = sum();
        assertTrue(isNext(")"), tokens::toString);
        return within;
      }
      return Double.parseDouble(tokens.get(at++));
    }
  }
}
