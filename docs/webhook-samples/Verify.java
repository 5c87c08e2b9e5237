// Java 17: exits with 0 when the body on standard input was signed with the secret.
//   FELLOE_WEBHOOK_SECRET=... java Verify.java "$SIGNATURES" < body.json
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Verify {
    /** body is the bytes as they came; signatures is the value of the header. */
    static boolean isSigned(byte[] body, String signatures, String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] expected = HexFormat.of().formatHex(mac.doFinal(body)).getBytes(StandardCharsets.UTF_8);
        for (String signature : signatures.split(",")) {
            if (MessageDigest.isEqual(signature.getBytes(StandardCharsets.UTF_8), expected)) {
                return true;
            }
        }
        return false;
    }

    public static void main(String[] args) throws Exception {
        String secret = System.getenv("FELLOE_WEBHOOK_SECRET");
        boolean isValid = isSigned(System.in.readAllBytes(), args.length > 0 ? args[0] : "", secret);
        System.out.println(isValid ? "valid" : "invalid");
        System.exit(isValid ? 0 : 1);
    }
}
