domains = {
  "stage.example.com" = {
    mode = "testing"
    id   = "2024020201"
    mx   = ["mx.stage.example.com"]
  }
}
