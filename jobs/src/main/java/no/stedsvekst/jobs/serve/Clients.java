package no.stedsvekst.jobs.serve;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import no.stedsvekst.jobs.query.QuerySession;
import no.stedsvekst.jobs.refusal.ServeRefusals;
import org.apache.hive.service.rpc.thrift.THandleIdentifier;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.server.ServerContext;
import org.apache.thrift.server.TServerEventHandler;
import org.apache.thrift.transport.TTransport;

/** Who is connected. A client that goes away without a word takes with it what it had asked. */
final class Clients implements TServerEventHandler {
  /** A connection has a thread to itself. */
  private static final ThreadLocal<Connection> CONNECTION = new ThreadLocal<>();

  private final Supplier<QuerySession> questions;
  private final ExecutorService workers;
  private final Map<UUID, ClientSession> sessions = new ConcurrentHashMap<>();

  private record Connection(Set<UUID> sessions) implements ServerContext {
    @Override
    public <T> T unwrap(Class<T> type) {
      return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return type.isInstance(this);
    }
  }

  Clients(Supplier<QuerySession> questions, ExecutorService workers) {
    this.questions = questions;
    this.workers = workers;
  }

  ClientSession open() {
    ClientSession session = new ClientSession(questions.get(), workers);
    sessions.put(session.id(), session);
    if (CONNECTION.get() != null) {
      CONNECTION.get().sessions().add(session.id());
    }
    return session;
  }

  ClientSession session(THandleIdentifier handle) {
    ClientSession session = sessions.get(Replies.id(handle));
    if (session == null) {
      throw ServeRefusals.unknownHandle();
    }
    return session;
  }

  Operation operation(THandleIdentifier handle) {
    return sessions.values().stream()
        .flatMap(session -> session.operation(Replies.id(handle)).stream())
        .findFirst()
        .orElseThrow(ServeRefusals::unknownHandle);
  }

  /** How many there are. */
  int count() {
    return sessions.size();
  }

  void close(UUID id) {
    ClientSession closed = sessions.remove(id);
    if (closed != null) {
      closed.close();
    }
  }

  void forget(THandleIdentifier operation) {
    sessions.values().forEach(session -> session.close(Replies.id(operation)));
  }

  @Override
  public void preServe() {
    // Nothing is to be made ready.
  }

  @Override
  public ServerContext createContext(TProtocol input, TProtocol output) {
    CONNECTION.set(new Connection(ConcurrentHashMap.newKeySet()));
    return CONNECTION.get();
  }

  @Override
  public void deleteContext(ServerContext context, TProtocol input, TProtocol output) {
    context.unwrap(Connection.class).sessions().forEach(this::close);
    CONNECTION.remove();
  }

  @Override
  public void processContext(ServerContext context, TTransport input, TTransport output) {
    // A call needs nothing of its connection.
  }
}
