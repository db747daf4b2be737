using System;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ImageSharing.Sandbox;

/// <summary>
/// A certificate for 127.0.0.1 and localhost that no authority signed. Mono has no CertificateRequest, so this one is
/// written by hand, as RFC 5280 has it.
/// </summary>
internal static class SelfSignedCertificate
{
    private const string Sha256WithRsa = "1.2.840.113549.1.1.11";
    private static readonly Lazy<X509Certificate2> Made = new(Make);

    internal static X509Certificate2 Instance => Made.Value;

    /// <summary>
    /// Of one RSA key in a hundred Mono's certificate loses the private half, so another is drawn then.
    /// </summary>
    internal static X509Certificate2 Make()
    {
        while (true)
        {
            var certificate = Draw();
            if (certificate.HasPrivateKey) return certificate;

            certificate.Dispose();
        }
    }

    private static X509Certificate2 Draw()
    {
        var key = RSA.Create();
        key.KeySize = 2048;
        var body = Body(key.ExportParameters(false), Guid.NewGuid());
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(body);
            WriteAlgorithm(writer, Sha256WithRsa);
            writer.WriteBitString(key.SignData(body, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }

        return new X509Certificate2(writer.Encode()).CopyWithPrivateKey(key);
    }

    private static byte[] Body(RSAParameters key, Guid id)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0))) writer.WriteInteger(2);
            writer.WriteInteger(DateTime.UtcNow.Ticks);
            WriteAlgorithm(writer, Sha256WithRsa);
            WriteName(writer, id);
            using (writer.PushSequence())
            {
                writer.WriteUtcTime(DateTimeOffset.UtcNow.AddDays(-1));
                writer.WriteUtcTime(DateTimeOffset.UtcNow.AddDays(30));
            }

            WriteName(writer, id);
            WriteKey(writer, key);
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 3)))
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("2.5.29.17");
                writer.WriteOctetString(Names());
            }
        }

        return writer.Encode();
    }

    private static byte[] Names()
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteOctetString([127, 0, 0, 1], new Asn1Tag(TagClass.ContextSpecific, 7));
            writer.WriteCharacterString(
                UniversalTagNumber.IA5String,
                "localhost",
                new Asn1Tag(TagClass.ContextSpecific, 2));
        }

        return writer.Encode();
    }

    private static void WriteKey(AsnWriter writer, RSAParameters key)
    {
        AsnWriter numbers = new(AsnEncodingRules.DER);
        using (numbers.PushSequence())
        {
            numbers.WriteIntegerUnsigned(key.Modulus);
            numbers.WriteIntegerUnsigned(key.Exponent);
        }

        using (writer.PushSequence())
        {
            WriteAlgorithm(writer, "1.2.840.113549.1.1.1");
            writer.WriteBitString(numbers.Encode());
        }
    }

    private static void WriteName(AsnWriter writer, Guid id)
    {
        using (writer.PushSequence())
        using (writer.PushSetOf())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("2.5.4.3");
            writer.WriteCharacterString(UniversalTagNumber.UTF8String, $"ImageSharing sandbox {id}");
        }
    }

    private static void WriteAlgorithm(AsnWriter writer, string name)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(name);
            writer.WriteNull();
        }
    }
}
