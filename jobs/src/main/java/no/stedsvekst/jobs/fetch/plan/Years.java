package no.stedsvekst.jobs.fetch.plan;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The years of StatBank's codes of time: a year, or the fourth quarter of one. */
public final class Years {
  private static final Pattern YEAR = Pattern.compile("(\\d{4})(?:K4)?");

  private Years() {}

  /** The year; nothing where the code is of a month, a week or another quarter. */
  public static OptionalInt of(String code) {
    Matcher year = YEAR.matcher(code);
    return year.matches() ? OptionalInt.of(Integer.parseInt(year.group(1))) : OptionalInt.empty();
  }
}
