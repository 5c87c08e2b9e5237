<?php
// PHP 8: exits with 0 when the body on standard input was signed with the secret.
//   FELLOE_WEBHOOK_SECRET=... php verify.php "$SIGNATURES" < body.json
declare(strict_types=1);

/** $body is the bytes as they came, as of file_get_contents('php://input'); $signatures is the value of the header. */
function is_signed(string $body, string $signatures, string $secret): bool
{
    $expected = hash_hmac('sha256', $body, $secret);
    foreach (explode(',', $signatures) as $signature) {
        if (hash_equals($expected, $signature)) {
            return true;
        }
    }
    return false;
}

$secret = (string) getenv('FELLOE_WEBHOOK_SECRET');
if ($secret === '') {
    throw new RuntimeException('FELLOE_WEBHOOK_SECRET is not set');
}
$valid = is_signed((string) file_get_contents('php://stdin'), $argv[1] ?? '', $secret);
echo $valid ? "valid\n" : "invalid\n";
exit($valid ? 0 : 1);
