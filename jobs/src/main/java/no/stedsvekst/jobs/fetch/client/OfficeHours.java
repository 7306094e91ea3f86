package no.stedsvekst.jobs.fetch.client;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import no.stedsvekst.jobs.refusal.FetchRefusals;

/** When figures are being put in place, in Norwegian time: some then read 0, or a dot. */
public final class OfficeHours {
  /** Where Statistics Norway is. */
  public static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

  private static final LocalTime FROM = LocalTime.of(5, 0);
  private static final LocalTime UNTIL = LocalTime.of(8, 15);

  private OfficeHours() {}

  /** Whether figures may be half in place. */
  static boolean areBeingUpdated(Instant now) {
    LocalTime there = LocalTime.ofInstant(now, NORWAY);
    return !there.isBefore(FROM) && there.isBefore(UNTIL);
  }

  /** Refuses to ask for figures that may be half in place. */
  public static void refuseUpdates(Instant now) {
    if (areBeingUpdated(now)) {
      throw FetchRefusals.beingUpdated(clock(now));
    }
  }

  /** The time of day there, for people. */
  private static String clock(Instant now) {
    LocalTime there = LocalTime.ofInstant(now, NORWAY);
    return "%02d:%02d".formatted(there.getHour(), there.getMinute());
  }

  /** The year there. */
  public static int year(Instant now) {
    return now.atZone(NORWAY).getYear();
  }
}
