// The provenance in XMP: merged into what is there, nothing else moved.
#include "image/digital_source.h"

#include "image/io.h"
#include "tests/catch.h"
#include "tests/core/image/pictures.h"
#include "tests/temporary_folder.h"

using namespace pentimento;
using namespace pentimento::image;

namespace {
using Bytes = std::vector<std::uint8_t>;
const std::string kScheme = "http://cv.iptc.org/newscodes/digitalsourcetype/";

Bytes bytes(const std::string& text) {
  return {text.begin(), text.end()};
}
std::string text(const Bytes& bytes) {
  return {bytes.begin(), bytes.end()};
}

Bytes packet(const std::string& descriptions) {
  return bytes("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"..\">" + descriptions +
               "</rdf:RDF></x:xmpmeta>   ");
}
}  // namespace

TEST_CASE("a new packet says what a network did and is read again") {
  const auto xmp = with_digital_source(Bytes{}, DigitalSource::Trained);
  REQUIRE(xmp);
  CHECK(digital_source_of(*xmp) == kScheme + "trainedAlgorithmicMedia");
  CHECK(text(*xmp).find("xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\"") !=
        std::string::npos);
}

TEST_CASE("what else a packet says stays byte for byte") {
  const std::string described =
      "<rdf:Description rdf:about=\"uuid:7\" xmlns:dc=\"d\"><dc:rights>Me</dc:rights></rdf:Description>";
  const Bytes before = packet(described);
  const auto xmp = with_digital_source(before, DigitalSource::CompositeWithTrained);
  REQUIRE(xmp);
  CHECK(digital_source_of(*xmp) == kScheme + "compositeWithTrainedAlgorithmicMedia");
  std::string after = text(*xmp);
  const std::size_t begin = after.find("<rdf:Description rdf:about=\"uuid:7\" xmlns:Iptc4xmpExt");
  REQUIRE(begin != std::string::npos);
  after.erase(begin, after.find("/>\n", begin) + 3 - begin);
  CHECK(after == text(before));
}

TEST_CASE("a value is replaced where it stands, under whatever prefix and in every notation") {
  const std::string ns = "xmlns:e=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\"";
  const std::string old = kScheme + "digitalCapture";
  for (const std::string& before :
       {"<rdf:Description " + ns + " e:DigitalSourceType=\"" + old + "\"/>",
        "<rdf:Description " + ns + "><e:DigitalSourceType>" + old +
            "</e:DigitalSourceType></rdf:Description>",
        "<rdf:Description " + ns + "><e:DigitalSourceType rdf:resource='" + old + "'/></rdf:Description>"}) {
    CAPTURE(before);
    CHECK(digital_source_of(packet(before)) == old);
    std::string expected = before;
    expected.replace(expected.find(old), old.size(), kScheme + "humanEdits");
    CHECK(with_digital_source(packet(before), DigitalSource::HumanEdits) == packet(expected));
  }
}

TEST_CASE("retouching adds nothing and takes back nothing") {
  CHECK(with_digital_source(Bytes{}, DigitalSource::HumanEdits) == Bytes{});
  CHECK(with_digital_source(packet(""), DigitalSource::HumanEdits) == packet(""));
  const auto trained = with_digital_source(packet(""), DigitalSource::Trained);
  REQUIRE(trained);
  CHECK(with_digital_source(*trained, DigitalSource::HumanEdits) == trained);
  CHECK(with_digital_source(*trained, DigitalSource::CompositeWithTrained) == trained);
}

TEST_CASE("a packet without a place for it stays as it is") {
  CHECK_FALSE(with_digital_source(bytes("no XML at all"), DigitalSource::Trained));
  const auto closed = with_digital_source(bytes("<rdf:RDF xmlns:rdf=\"..\"/>"), DigitalSource::Trained);
  REQUIRE(closed);
  CHECK(digital_source_of(*closed) == kScheme + "trainedAlgorithmicMedia");
  CHECK(text(*closed).find("</rdf:RDF>") != std::string::npos);
}

TEST_CASE("packets that repeat what is looked for take no longer than others") {
  for (const std::string part :
       {"xmlns:", "xmlns:a=\"", "<Iptc4xmpExt:DigitalSourceType ", "rdf:about=", "<rdf:RDF "}) {
    std::string hostile;
    while (hostile.size() < 1'000'000) hostile += part;
    CAPTURE(part);
    const auto source = with_digital_source(bytes(hostile), DigitalSource::Trained);
    CHECK(source.value_or(Bytes{}).size() < 2'000'000);
    CHECK(digital_source_of(bytes(hostile)).size() < 2'000'000);
  }
}

TEST_CASE("what a network did is told with every choice of metadata") {
  const test::TemporaryFolder folder;
  Image picture = test::noise({SampleType::UInt8, 3, false}, {40, 30});
  Metadata metadata = *picture.metadata;
  metadata.xmp = packet("<rdf:Description rdf:about=\"\"><dc:rights>Me</dc:rights></rdf:Description>");
  picture.metadata = std::make_shared<const Metadata>(metadata);
  const auto written = [&](const Image& image) {
    WriteOptions options;
    options.metadata = MetadataChoice::ProfileOnly;
    Progress writing, reading;
    write_image(image, folder / "p.jpg", options, writing);
    return read_image(folder / "p.jpg", reading).metadata->xmp;
  };
  CHECK(written(picture).empty());
  const Bytes xmp = written(with_digital_source(picture, DigitalSource::CompositeWithTrained));
  CHECK(digital_source_of(xmp) == kScheme + "compositeWithTrainedAlgorithmicMedia");
  CHECK(text(xmp).find("rights") == std::string::npos);
}

TEST_CASE("of a picture that is to say little, creator and rights can stay") {
  const test::TemporaryFolder folder;
  Image picture = test::noise({SampleType::UInt8, 3, false}, {40, 30});
  Metadata metadata = *picture.metadata;
  // Big-endian TIFF structure: make (271), artist (315) and copyright (33432), each of four bytes in its
  // entry.
  metadata.exif = {'M', 'M', 0,   42,  0, 0, 0,  8, 0,   3,   1,   15, 0, 2,   0,   0,   0,
                   4,   'C', 'a', 'm', 0, 1, 59, 0, 2,   0,   0,   0,  4, 'A', 'n', 'n', 0,
                   130, 152, 0,   2,   0, 0, 0,  4, '(', 'c', ')', 0,  0, 0,   0,   0};
  metadata.xmp = packet(
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmp:Rating=\"5\">"
      "<dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">(c) Ann</rdf:li></rdf:Alt></dc:rights>"
      "<dc:subject>secret</dc:subject></rdf:Description>");
  picture.metadata = std::make_shared<const Metadata>(metadata);
  WriteOptions options;
  options.metadata = MetadataChoice::Copyright;
  Progress writing, reading;
  write_image(picture, folder / "p.jpg", options, writing);
  const auto kept = read_image(folder / "p.jpg", reading).metadata;
  const std::string exif = text(kept->exif), xmp = text(kept->xmp);
  CHECK(exif.find("Ann") != std::string::npos);
  CHECK(exif.find("(c)") != std::string::npos);
  CHECK(exif.find("Cam") == std::string::npos);
  CHECK(xmp.find("(c) Ann</rdf:li></rdf:Alt></dc:rights>") != std::string::npos);
  CHECK(xmp.find("secret") == std::string::npos);
  CHECK(xmp.find("Rating") == std::string::npos);
}
