package no.stedsvekst.jobs.fetch.client;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** When figures are being put in place, in Norwegian time: some then read 0, or a dot. */
public final class OfficeHours {
  /** Where Statistics Norway is. */
  public static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

  private static final LocalTime FROM = LocalTime.of(5, 0);
  private static final LocalTime UNTIL = LocalTime.of(8, 15);

  private OfficeHours() {}

  /** Whether figures may be half in place. */
  public static boolean areBeingUpdated(Instant now) {
    LocalTime there = LocalTime.ofInstant(now, NORWAY);
    return !there.isBefore(FROM) && there.isBefore(UNTIL);
  }

  /** The time of day there, for people. */
  public static String clock(Instant now) {
    LocalTime there = LocalTime.ofInstant(now, NORWAY);
    return "%02d:%02d".formatted(there.getHour(), there.getMinute());
  }

  /** The year there. */
  public static int year(Instant now) {
    return now.atZone(NORWAY).getYear();
  }
}
