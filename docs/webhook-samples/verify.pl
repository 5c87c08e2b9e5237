# Perl 5: exits with 0 when the body on standard input was signed with the secret.
#   FELLOE_WEBHOOK_SECRET=... perl verify.pl "$SIGNATURES" < body.json
use strict;
use warnings;
use Digest::SHA qw(hmac_sha256_hex);

# $body is the bytes as they came; $signatures is the value of the header.
sub is_signed {
    my ($body, $signatures, $secret) = @_;
    my $expected = hmac_sha256_hex($body, $secret);
    my $found = 0;
    for my $signature (split /,/, $signatures) {
        next if length $signature != length $expected;
        # Takes as long wherever the first difference is.
        my $difference = 0;
        $difference |= ord(substr $signature, $_, 1) ^ ord(substr $expected, $_, 1) for 0 .. 63;
        $found ||= $difference == 0;
    }
    return $found;
}

my $secret = $ENV{FELLOE_WEBHOOK_SECRET} or die "FELLOE_WEBHOOK_SECRET is not set\n";
binmode STDIN;
my $body = do { local $/; <STDIN> } // '';
my $is_valid = is_signed($body, $ARGV[0] // '', $secret);
print $is_valid ? "valid\n" : "invalid\n";
exit($is_valid ? 0 : 1);
