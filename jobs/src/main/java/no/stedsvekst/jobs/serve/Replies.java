package no.stedsvekst.jobs.serve;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.function.Consumer;
import no.stedsvekst.jobs.engine.Faults;
import no.stedsvekst.jobs.refusal.Refusal;
import org.apache.hive.service.rpc.thrift.THandleIdentifier;
import org.apache.hive.service.rpc.thrift.TStatus;
import org.apache.hive.service.rpc.thrift.TStatusCode;

/** What every reply of Hive's protocol has: how it went, and by what name a thing is asked for. */
final class Replies {
  /** The states of SQL that are sent with an error: a mistake of the statement, or a fault. */
  private static final String MISTAKE = "42000";

  private static final String FAULT = "HY000";
  private static final int UUID_BYTES = 16;

  private Replies() {}

  /** Something that may fail in any way. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  static TStatus good() {
    return new TStatus(TStatusCode.SUCCESS_STATUS);
  }

  /** Does it, and says so where it fails; a client that asks wrongly ends nothing here. */
  static void answer(Consumer<TStatus> status, Work work) {
    try {
      work.run();
    } catch (Exception e) {
      status.accept(bad(e));
    }
  }

  static TStatus bad(Exception fault) {
    TStatus status = new TStatus(TStatusCode.ERROR_STATUS);
    if (fault instanceof Refusal refusal) {
      status.setErrorMessage(refusal.getMessage());
      status.setSqlState(MISTAKE);
      status.setErrorCode(refusal.exit().code());
    } else {
      Faults.log(fault);
      status.setErrorMessage(Faults.line(fault));
      status.setSqlState(FAULT);
      status.setErrorCode(1);
    }
    return status;
  }

  static THandleIdentifier handle(UUID id) {
    return new THandleIdentifier(bytes(id), bytes(id));
  }

  static UUID id(THandleIdentifier handle) {
    ByteBuffer bytes = ByteBuffer.wrap(handle.getGuid());
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static ByteBuffer bytes(UUID id) {
    return ByteBuffer.allocate(UUID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .flip();
  }
}
