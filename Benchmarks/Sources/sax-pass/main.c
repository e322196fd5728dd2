/* A bare libxml2 SAX2 push pass over a file, read in pieces of 1 MB: the floor every reader is measured
   against. Prints the elements, attributes and text bytes it saw. */
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static long elements, attributes, text;

static void start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                  int namespaces, const xmlChar **declared, int count, int defaulted,
                  const xmlChar **values) {
  elements += 1;
  attributes += count;
}

static void end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {}

static void characters(void *context, const xmlChar *data, int length) { text += length; }

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: sax-pass FILE\n");
    return 64;
  }
  FILE *file = fopen(argv[1], "rb");
  if (!file) {
    perror(argv[1]);
    return 66;
  }
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start;
  handler.endElementNs = end;
  handler.characters = characters;
  handler.cdataBlock = characters;
  xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, argv[1]);
  xmlCtxtUseOptions(context, XML_PARSE_NONET);
  const size_t size = 1 << 20;
  char *buffer = malloc(size);
  size_t read;
  while ((read = fread(buffer, 1, size, file)) > 0) xmlParseChunk(context, buffer, (int)read, 0);
  int status = xmlParseChunk(context, buffer, 0, 1);
  printf("%ld elements, %ld attributes, %ld bytes of text\n", elements, attributes, text);
  xmlFreeParserCtxt(context);
  free(buffer);
  fclose(file);
  return status == 0 ? 0 : 1;
}
