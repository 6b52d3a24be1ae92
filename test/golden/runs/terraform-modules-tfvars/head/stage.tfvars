domains = {
  "stage.example.com" = {
    mode = "testing"
    id   = "2026040101"
    mx   = ["mx.stage.example.com", "mx2.stage.example.com"]
  }
}
