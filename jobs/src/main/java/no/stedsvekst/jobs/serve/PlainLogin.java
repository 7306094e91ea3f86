package no.stedsvekst.jobs.serve;

import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;

/**
 * How clients of Hive say who they are: SASL's PLAIN, of which Java has the client's side alone.
 * Whoever reaches the port may read, so that any name and password will do.
 */
public final class PlainLogin implements SaslServer {
  static final String MECHANISM = "PLAIN";

  private String user;

  private PlainLogin() {}

  /** Makes Java know it. */
  static void install() {
    if (Security.getProvider(Known.NAME) == null) {
      Security.addProvider(new Known());
    }
  }

  @Override
  public String getMechanismName() {
    return MECHANISM;
  }

  /** The response has whom to act for, who one is, and a password, with a null between them. */
  @Override
  public byte[] evaluateResponse(byte[] response) throws SaslException {
    String[] parts = new String(response, StandardCharsets.UTF_8).split("\u0000", -1);
    if (parts.length != 3) {
      throw new SaslException("a login has a name and a password");
    }
    user = parts[1];
    return new byte[0];
  }

  @Override
  public boolean isComplete() {
    return user != null;
  }

  @Override
  public String getAuthorizationID() {
    return user;
  }

  @Override
  public byte[] unwrap(byte[] incoming, int offset, int length) {
    throw new IllegalStateException("nothing is wrapped");
  }

  @Override
  public byte[] wrap(byte[] outgoing, int offset, int length) {
    throw new IllegalStateException("nothing is wrapped");
  }

  @Override
  public Object getNegotiatedProperty(String property) {
    return Sasl.QOP.equals(property) ? "auth" : null;
  }

  @Override
  public void dispose() {
    user = null;
  }

  /** Makes one for each client. */
  public static final class Factory implements SaslServerFactory {
    /** As Java's security asks for it. */
    public Factory() {}

    @Override
    public SaslServer createSaslServer(
        String mechanism,
        String protocol,
        String server,
        Map<String, ?> properties,
        CallbackHandler handler) {
      return mechanism.equals(MECHANISM) ? new PlainLogin() : null;
    }

    @Override
    public String[] getMechanismNames(Map<String, ?> properties) {
      return new String[] {MECHANISM};
    }
  }

  private static final class Known extends Provider {
    private static final long serialVersionUID = 1;
    private static final String NAME = "StedsvekstPlain";

    Known() {
      super(NAME, "1", "SASL PLAIN, the server's side");
      putService(
          new Service(
              this, "SaslServerFactory", MECHANISM, Factory.class.getName(), List.of(), Map.of()));
    }
  }
}
